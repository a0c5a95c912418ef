/* The size was tested against what is left of another. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t at = m % 8;
    if (at > n)
        return;
    uint32_t size = m / 8;
    //+ if (size > n - at)
    if (size > 20 - at) //-
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
