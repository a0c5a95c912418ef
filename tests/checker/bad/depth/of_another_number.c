/* The number that gets smaller is not the one that counts. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint32_t n, uint32_t m)
{
    if (m == 0)
        return 0;
    return sum(n, m - 1) + 1; //- //~ depth
    //+ return n == 0 ? 0 : sum(n - 1, m - 1) + 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(10, 10) != 10)
        deed_fault(deed_reason_value);
}
