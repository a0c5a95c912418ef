/* The test is the wrong way round. */
#include "memory.component.h"

static uint32_t sum(void)
{
    uint32_t table[8];
    for (uint32_t i = 0; 8 <= i; i++) //-
    //+ for (uint32_t i = 0; 8 > i; i++)
        table[i] = i;
    return table[3]; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum() > 8)
        deed_fault(deed_reason_value);
}
