/* The count is changed between the test and the call. */
#include "memory.component.h"

static void set(uint8_t *p COUNT(n), uint32_t n, uint32_t i)
{
    p[i] = 1; //~ index
}

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    if (m >= n)
        return;
    m += 1; //-
    //+ m += 0;
    set(p, n, m);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
