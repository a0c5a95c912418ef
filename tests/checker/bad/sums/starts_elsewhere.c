/* The sum is one more than the count from the beginning. */
#include "memory.component.h"

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    uint32_t at = 1, left = n;
    //+ while (left >= 2) {
    while (left >= 1) {     //-
        p[at] = (uint8_t)m; //~ index
        at++;
        left--;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
