/* The recursion goes one further each time. */
#include "memory.component.h"

DEPTH(depth) static void set(uint32_t depth, uint8_t *p COUNT(n), uint32_t n, uint32_t i)
{
    p[i] = 1; //~ index
    if (depth > 0)
        set(depth - 1, p, n, i + 1); //-
                                     //+ set(depth - 1, p, n, i);
}

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    if (m < n)
        set(3, p, n, m);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
