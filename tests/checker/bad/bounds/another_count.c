/* The test is about the count of the other array. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n, const uint8_t *q COUNT(m), uint32_t m)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        //+ if (i < m)
        sum += q[i]; //~ index
        sum += AT(p, n, i);
    }
    return sum + m;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4, bytes, 3) > 100)
        deed_fault(deed_reason_value);
}
