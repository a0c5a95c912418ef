/* One number goes up faster than the other goes down. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t at = 0, left = n;
    while (left >= 2) {
        p[at] = (uint8_t)m; //~ index
        at += 3;            //-
        //+ at += 2;
        left -= 2;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
