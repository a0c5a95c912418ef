/* Behind the loop the counter is the count. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t i;
    for (i = 0; i < n; i++)
        if (AT(p, n, i) == 0)
            break;
    //+ if (i == n)
    //+     return 0;
    return p[i]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
