/* The number is made larger in between. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint32_t n)
{
    if (n == 0)
        return 0;
    n += 5; //- //~ depth
    return n + sum(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(10) == 0)
        deed_fault(deed_reason_value);
}
