/* Nine elements are read where eight are shown. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    if (m >= n / 8)
        return;
    //+ for (uint32_t k = 0; k < 8; k++)
    for (uint32_t k = 0; k <= 8; k++) //-
        p[8 * m + k] = 1;             //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
