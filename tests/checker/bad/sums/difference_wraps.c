/* The difference wraps, where the start is behind the end. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t at = m % 32, size = m / 32;
    //+ if (at > n)
    //+ return;
    if (size > n - at)
        return;
    for (uint32_t i = 0; i < size; i++)
        p[at + i] = 1; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
