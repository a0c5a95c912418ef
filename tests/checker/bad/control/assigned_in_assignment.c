/* Assignments inside one another. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t a = 1;
    uint32_t b = 2;
    a = (b = a + 1) + b; //- //~ sequence
    //+ b = a + 1;
    //+ a = b + b;
    if (a == b)
        deed_fault(deed_reason_value);
}
