/* Two functions with a DEPTH call each other, and begin anew each time. */
#include "memory.component.h"

static DEPTH(n) uint32_t odd(uint32_t n);

static DEPTH(n) uint32_t even(uint32_t n)
{
    if (n == 0) //-
    //+ if (n < 8)
        return 1;
    return odd(7); //~ depth
}

static DEPTH(n) uint32_t odd(uint32_t n)
{
    return n < 6 ? 0 : even(5);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (even(10) != 1)
        deed_fault(deed_reason_value);
}
