/* More frames than any stack has. */
#include "memory.component.h"

static DEPTH(n) uint64_t sum(uint64_t n)
{
    if (n == 0)
        return 0;
    return n + sum(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(1000000) == 6) //- //~ depth
    //+ if (sum(100) == 6)
        deed_fault(deed_reason_value);
}
