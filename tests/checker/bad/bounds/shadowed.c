/* The variable that is tested is the inner one. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n, uint32_t at)
{
    uint32_t i = at;
    { //-
        uint32_t i = 0; //-
    if (i >= n)
        return 0;
    } //-
    return p[i]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4, (uint32_t)deed_heap_used()) > 100)
        deed_fault(deed_reason_value);
}
