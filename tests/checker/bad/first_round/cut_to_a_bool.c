/* A bool is 1, whatever it starts with. */
#include "memory.component.h"

static uint32_t sum(uint32_t n)
{
    uint32_t table[8];
    for (bool more = 5; more != 1; more = 1) //-
    //+ for (uint8_t more = 5; more != 1; more = 1)
        table[0] = n;
    return table[0]; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(9) > 8)
        deed_fault(deed_reason_value);
}
