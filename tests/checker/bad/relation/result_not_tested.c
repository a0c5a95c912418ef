/* Where nothing was found the result is no index. */
#include "memory.component.h"

#define NONE UINT32_MAX

static uint32_t find(const uint8_t *p COUNT(n), uint32_t n, uint8_t what)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i] == what)
            return i;
    return NONE;
}

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t i = find(p, n, 3);
    //+ if (i != NONE)
    p[i] = (uint8_t)m; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
