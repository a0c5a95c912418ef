/* The index grows in the other function. */
#include "memory.component.h"

static DEPTH(depth) void right(uint32_t depth, uint8_t *p COUNT(n), uint32_t n, uint32_t i);

static DEPTH(depth) void left(uint32_t depth, uint8_t *p COUNT(n), uint32_t n, uint32_t i)
{
    p[i] = 1; //~ index
    if (depth > 0)
        right(depth - 1, p, n, i);
}

static DEPTH(depth) void right(uint32_t depth, uint8_t *p COUNT(n), uint32_t n, uint32_t i)
{
    if (depth > 0)
        left(depth - 1, p, n, i + 1); //-
    //+ left(depth - 1, p, n, i);
}

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    if (m < n)
        left(7, p, n, m);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
