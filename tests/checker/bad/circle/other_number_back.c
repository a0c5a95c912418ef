/* What comes back as n is a number of another sort, which gets larger. */
#include "memory.component.h"

static DEPTH(less) uint32_t second(uint32_t more, uint32_t less);

static DEPTH(n) uint32_t first(uint32_t n)
{
    return n == 0 ? 0 : second(n + 1, n - 1);
}

static DEPTH(less) uint32_t second(uint32_t more, uint32_t less)
{
    return less == 0 ? more : first(more); //- //~ depth
    //+ return less == 0 ? more : first(less / 2);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (first(10) == 0)
        deed_fault(deed_reason_value);
}
