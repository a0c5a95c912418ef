/* Only some rounds fill, perhaps none. */
#include "memory.component.h"

static uint32_t sum(uint32_t n)
{
    uint32_t table[8];
    for (uint32_t i = 0; i < 8; i++)
        if (i == n) //-
            table[i] = i; //-
        //+ table[i] = i + n;
    return table[3]; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(9) > 8)
        deed_fault(deed_reason_value);
}
