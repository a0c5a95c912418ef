/* The callee changes what it was passed. */
#include "memory.component.h"

static void set(uint8_t *p COUNT(n), uint32_t n, uint32_t i)
{
    for (uint32_t k = 0; k < 3; k++) {
        p[i] = 1; //~ index
        i += k;   //-
        //+ i += 0;
    }
}

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    if (m < n)
        set(p, n, m);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
