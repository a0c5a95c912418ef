/* The rows are rounded up. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t w = m % 256, h = m / 256 % 256;
    if (w == 0)
        return;
    h = (n + w - 1) / w; //-
    //+ h = n / w;
    for (uint32_t y = 0; y < h; y++)
        for (uint32_t x = 0; x < w; x++)
            p[y * w + x] = 1; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
