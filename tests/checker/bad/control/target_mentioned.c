/* Read and changed in one expression, in no order. */
#include "memory.component.h"

static uint32_t add(uint32_t a, uint32_t b)
{
    return a * 16 + b;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t i = 3;
    uint32_t sum = add(i++, i); //- //~ sequence
    //+ uint32_t sum = add(i, i + 1);
    if (sum > 1000)
        deed_fault(deed_reason_value);
}
