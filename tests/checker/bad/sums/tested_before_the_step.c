/* What is left was tested before the step. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t at = m % 8, size = m / 8;
    if (at > n || size > n - at)
        return;
    at++; //-
    //+ at += 0;
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
