/* Smaller on one path, the same on the other. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint32_t n)
{
    if (n == 0)
        return 0;
    uint32_t next = n - 1;
    if (n % 7 == 3)
        next = n; //-
        //+ next = 0;
    return n + sum(next); //- //~ depth
    //+ return n + sum(next);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum(10) == 0)
        deed_fault(deed_reason_value);
}
