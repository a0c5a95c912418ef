/* i + 4 <= n holds for an i near the end of its type: the sum wraps. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n, uint32_t i)
{
    if (i + 4 <= n) //-
    //+ if (n >= 4 && i <= n - 4)
        return p[i]; //~ index
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4, (uint32_t)deed_heap_used()) > 100)
        deed_fault(deed_reason_value);
}
