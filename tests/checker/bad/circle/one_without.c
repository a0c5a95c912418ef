/* One of three has no DEPTH: nobody counts there. */
#include "memory.component.h"

static DEPTH(n) uint32_t last(uint32_t n);

static uint32_t between(uint32_t n) //-
//+ static DEPTH(n) uint32_t between(uint32_t n)
{
    return last(n); //~ recursion
}

static DEPTH(n) uint32_t first(uint32_t n)
{
    return n == 0 ? 0 : between(n - 1);
}

static DEPTH(n) uint32_t last(uint32_t n)
{
    return n == 0 ? 0 : first(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (first(10) != 0)
        deed_fault(deed_reason_value);
}
