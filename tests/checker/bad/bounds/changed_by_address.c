/* The index is tested, lent, and used. */
#include "memory.component.h"

static void bump(uint32_t *i)
{
    *i += 1;
}

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n, uint32_t at)
{
    uint32_t i = at;
    //+ bump(&i);
    if (i >= n)
        return 0;
    bump(&i); //-
    return p[i]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4, (uint32_t)deed_heap_used()) > 100)
        deed_fault(deed_reason_value);
}
