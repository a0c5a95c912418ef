/* How deep it goes comes from outside. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint32_t n)
{
    if (n == 0)
        return 0;
    return n + sum(n - 1);
}

static uint32_t g_start;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_start += 3;
    if (sum(g_start) != 6) //- //~ depth
    //+ if (sum(3) != 6)
        deed_fault(deed_reason_value);
}
