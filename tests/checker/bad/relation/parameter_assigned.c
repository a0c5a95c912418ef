/* The parameter is not what it was when the result is compared with it. */
#include "memory.component.h"

static uint32_t place(uint32_t most, uint32_t wanted)
{
    most += 3; //-
    //+ wanted += 3;
    return wanted < most ? wanted : 0;
}

static void use(uint8_t *p COUNT(n), uint32_t n, uint32_t m)
{
    if (n == 0)
        return;
    uint32_t i = place(n, m);
    p[i] = (uint8_t)m; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21, m = deed_to_u32(deed_heap_budget());
    use(bytes, n, m);
}
