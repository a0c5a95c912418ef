/* Somebody else gets the address of the number. */
#include "memory.component.h"

static void more(uint32_t *n)
{
    *n += 5;
}

static DEPTH(n) uint32_t sum(uint32_t n)
{
    if (n == 0)
        return 0;
    //+ uint32_t other = n;
    more(&n); //- //~ depth
    //+ more(&other);
    return n + sum(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(10) == 0)
        deed_fault(deed_reason_value);
}
