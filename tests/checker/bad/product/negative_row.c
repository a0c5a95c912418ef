/* A signed row may be negative. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    int32_t w = (int32_t)(m % 16), h = (int32_t)(m / 16 % 16);
    if ((uint32_t)(w * h) > n)
        return;
    //+ for (int32_t y = 0; y < h; y++)
    for (int32_t y = -1; y < h; y++) //-
        for (int32_t x = 0; x < w; x++)
            p[(uint32_t)(y * w + x)] = 1; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
