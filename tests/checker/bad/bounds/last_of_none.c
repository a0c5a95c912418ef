/* n - 1, and n may be 0. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n)
{
    //+ if (n == 0)
    //+     return 0;
    return p[n - 1]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, (uint32_t)deed_heap_used() % 5) > 100)
        deed_fault(deed_reason_value);
}
