/* The break leaves the switch, not the loop: the round goes by without filling. */
#include "memory.component.h"

static uint32_t sum(uint32_t n)
{
    uint32_t table[8];
    for (uint32_t i = 0; i < 8; i++)
        switch (n) {
        case 9: //-
            break; //-
        default: table[i] = i + n; break;
        }
    return table[3]; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(9) > 8)
        deed_fault(deed_reason_value);
}
