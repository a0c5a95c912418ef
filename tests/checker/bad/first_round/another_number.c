/* It is another number that is tested. */
#include "memory.component.h"

static uint32_t sum(uint32_t n)
{
    uint32_t table[8];
    for (uint32_t i = 0; n < 8; n++, i++) //-
    //+ for (uint32_t i = 0; i < 8; n++, i++)
        table[i & 7] = n;
    return table[3]; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(9) > 8)
        deed_fault(deed_reason_value);
}
