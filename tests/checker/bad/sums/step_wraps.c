/* A step of three wraps at 2^32, and is no multiple of three any more. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t i = 0;
    do {
        if (i < n && n % 3 == 0)
            p[i + 2] = (uint8_t)m; //~ index
        i += 3;
        //+ } while (i < 30);
    } while (i != 1); //-
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
