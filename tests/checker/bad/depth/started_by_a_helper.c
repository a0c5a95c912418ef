/* A helper starts it anew, as deep as it is told. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint32_t n)
{
    if (n == 0)
        return 0;
    return n + sum(n - 1);
}

static uint32_t twice(uint32_t n)
{
    return 2 * sum(n); //- //~ depth
    //+ return n > 5 ? 2 * sum(5) : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (twice(10) == 0)
        deed_fault(deed_reason_value);
}
