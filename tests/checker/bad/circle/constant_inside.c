/* Two functions with a DEPTH call each other, and one always begins anew. */
#include "memory.component.h"

static DEPTH(n) uint32_t odd(uint32_t n);

static DEPTH(n) uint32_t even(uint32_t n)
{
    return n == 0 ? 1 : odd(n - 1);
}

static DEPTH(n) uint32_t odd(uint32_t n)
{
    return n == 0 ? 0 : even(3); //- //~ depth
    //+ return n < 4 ? 0 : even(3);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (even(10) != 0)
        deed_fault(deed_reason_value);
}
