/* Two functions with a DEPTH call each other: neither calls itself. */
#include "memory.component.h"

static DEPTH(n) uint32_t odd(uint32_t n);

static DEPTH(n) uint32_t even(uint32_t n)
{
    return n == 0 ? 1 : odd(3); //~ recursion
}

static DEPTH(n) uint32_t odd(uint32_t n)
{
    return n == 0 ? 0 : even(3); //-
    //+ return n == 0 ? 0 : odd(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (even(10) != 1)
        deed_fault(deed_reason_value);
}
