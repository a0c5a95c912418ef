/* Smaller on one way round, and the same on the other. */
#include "memory.component.h"

static DEPTH(n) uint32_t back(uint32_t n);

static DEPTH(n) uint32_t first(uint32_t n)
{
    if (n == 0)
        return 0;
    return back(n) + back(n - 1); //- //~ depth
    //+ return back(n / 2) + back(n - 1);
}

static DEPTH(n) uint32_t back(uint32_t n)
{
    if (n % 2 == 1)
        return first(n - 1);
    return n == 0 ? 0 : first(n);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (first(4) == 7)
        deed_fault(deed_reason_value);
}
