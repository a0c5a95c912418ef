/* A macro that mentions its argument twice, and an argument with a side effect. */
#include "memory.component.h"

#define LARGER(a, b) ((a) > (b) ? (a) : (b))

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t i = 3;
    uint32_t limit = LARGER(i++, 2u); //- //~ sequence
    //+ i++;
    //+ uint32_t limit = LARGER(i, 2u);
    if (limit > i)
        deed_fault(deed_reason_value);
}
