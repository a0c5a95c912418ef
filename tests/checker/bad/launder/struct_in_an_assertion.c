/* A type is declared where nobody reads declarations. */
#include "memory.component.h"

//+ struct hidden {
//+     uint32_t x;
//+ };
_Static_assert(sizeof(struct hidden { uint32_t x; }) == 4, ""); //- //~ construct
//+ _Static_assert(sizeof(struct hidden) == 4, "");

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct hidden value = {1};
    if (value.x > 1)
        deed_fault(deed_reason_value);
}
