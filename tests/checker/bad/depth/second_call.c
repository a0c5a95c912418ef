/* The first call passes less, the second does not. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint32_t n)
{
    if (n == 0)
        return 0;
    uint32_t first = sum(n - 1);
    return first + sum(n); //- //~ depth
    //+ return first + sum(n / 2);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(3) == 1)
        deed_fault(deed_reason_value);
}
