/* The mask leaves a bit that the step needs to be zero. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t end = n & ~1u; //-
    //+ uint32_t end = n & ~3u;
    for (uint32_t i = 0; i < end; i += 4)
        p[i + 3] = (uint8_t)m; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
