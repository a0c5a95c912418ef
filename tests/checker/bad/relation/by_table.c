/* The function stands in a table, too, by which it is passed anything. */
#include "memory.component.h"

static void set(uint8_t *p COUNT(n), uint32_t n, uint32_t i)
{
    //+ if (i < n)
    p[i] = 1; //~ index
}

static void leave(uint8_t *p COUNT(n), uint32_t n, uint32_t i)
{
    if (i < n)
        p[i] = 0;
}

static void (*const sets[])(uint8_t *p COUNT(n), uint32_t n, uint32_t i) = {set, leave};

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    if (m < n)
        set(p, n, m);
    sets[m & 1](p, n, m);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
