/* More constants than are told apart. */
#include "memory.component.h"

static uint32_t find(const uint8_t *p COUNT(n), uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (p[i] == 1)
            return 100;
        if (p[i] == 2)
            return 101;
        if (p[i] == 3)
            return 102;
        if (p[i] == 4)
            return i;
    }
    return 100;
}

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t i = find(p, n);
    //+ if (i >= n)
    if (i == 100 || i == 101) //-
        return;
    p[i] = (uint8_t)m; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
