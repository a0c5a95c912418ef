/* A pointer to it is made before it has a value, and read through afterwards. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t count; //-
    //+ uint32_t count = 4;
    uint32_t *alias = &count;
    if (*alias > 9) //~ uninitialised
        deed_fault(deed_reason_value);
}
