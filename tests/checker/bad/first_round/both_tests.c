/* A second test may end it before it begins. */
#include "memory.component.h"

static uint32_t sum(uint32_t n)
{
    uint32_t table[8];
    for (uint32_t i = 0; i < 8 && n < 8; i++) //-
    //+ for (uint32_t i = 0; i < 8; i++)
        table[i] = n;
    return table[3]; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(9) > 8)
        deed_fault(deed_reason_value);
}
