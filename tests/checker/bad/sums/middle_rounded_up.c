/* The middle rounded up may be the end. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = (low + high + 1) / 2; //-
        //+ uint32_t middle = (low + high) / 2;
        p[middle] = 1; //~ index
        if (p[0] < m)
            low = middle + 1;
        else
            high = middle;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
