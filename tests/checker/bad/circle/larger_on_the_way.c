/* One of them passes less, and the other more than it got. */
#include "memory.component.h"

static DEPTH(m) uint32_t odd(uint32_t m);

static DEPTH(n) uint32_t even(uint32_t n)
{
    return n == 0 ? 1 : odd(n - 1);
}

static DEPTH(m) uint32_t odd(uint32_t m)
{
    return m == 0 ? 0 : even(m + 1); //- //~ depth
    //+ return m == 0 ? 0 : even(m - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (even(10) != 1)
        deed_fault(deed_reason_value);
}
