/* It passes on what it got. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint32_t n)
{
    if (n == 0)
        return 0;
    return n + sum(n); //- //~ depth
    //+ return n + sum(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(10) != 55)
        deed_fault(deed_reason_value);
}
