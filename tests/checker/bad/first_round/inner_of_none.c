/* The loop around it may have no round. */
#include "memory.component.h"

static uint32_t sum(uint32_t n)
{
    uint32_t table[8];
    for (uint32_t k = 0; k < n; k++) //-
    //+ for (uint32_t k = 0; k < 2; k++)
        for (uint32_t i = 0; i < 8; i++)
            table[i] = k + n;
    return table[3]; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(0) > 8)
        deed_fault(deed_reason_value);
}
