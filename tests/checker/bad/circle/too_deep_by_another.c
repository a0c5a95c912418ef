/* Another recursion begins it, deeper than there is room for. */
#include "memory.component.h"

static DEPTH(n) uint32_t inner(uint32_t n)
{
    return n == 0 ? 0 : inner(n - 1) + 1;
}

static DEPTH(n) uint32_t outer(uint32_t n)
{
    return n == 0 ? inner(7) : inner(2 * n) + outer(n - 1); //- //~ depth
    //+ return n == 0 ? inner(7) : inner(n) + outer(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (outer(3) == 0)
        deed_fault(deed_reason_value);
}
