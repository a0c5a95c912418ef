/* It is the step that fills, and the body may leave before it. */
#include "memory.component.h"

static uint32_t sum(uint32_t n)
{
    uint32_t table[8];
    for (uint32_t i = 0; i < 1; table[i++] = n)
        if (n == 9) //-
            break; //-
        //+ n++;
    return table[0]; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(9) > 8)
        deed_fault(deed_reason_value);
}
