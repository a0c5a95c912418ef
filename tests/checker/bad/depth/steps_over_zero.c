/* It ends at 0, and steps over it. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint32_t n)
{
    if (n == 0) //-
    //+ if (n < 2)
        return 0;
    return n + sum(n - 2); //- //~ depth
    //+ return n + sum(n - 2);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(10) != 30)
        deed_fault(deed_reason_value);
}
