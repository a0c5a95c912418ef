/* Tested for two, stepped by four. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    //+ if (n % 4 != 0)
    if (n % 2 != 0) //-
        return;
    for (uint32_t i = 0; i < n; i += 4)
        p[i + 3] = (uint8_t)m; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
