/* A type is declared where nobody reads declarations. */
#include "memory.component.h"

//+ enum hidden { FIRST, SECOND };
_Static_assert(sizeof(enum hidden { FIRST, SECOND }) == 4, ""); //- //~ construct
//+ _Static_assert(sizeof(enum hidden) == 4, "");

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    enum hidden value = FIRST;
    if (value > 1)
        deed_fault(deed_reason_value);
}
