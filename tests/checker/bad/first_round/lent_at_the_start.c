/* The number is lent behind the start, and comes back as another. */
#include "memory.component.h"

static void restart(uint32_t *i)
{
    *i = 9;
}

static uint32_t sum(uint32_t n)
{
    uint32_t table[8], i = n;
    for (i = 0, restart(&i); i < 8; i++) //-
    //+ for (i = 0; i < 8; i++)
        table[i] = n;
    //+ restart(&i);
    return table[0]; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(9) > 8)
        deed_fault(deed_reason_value);
}
