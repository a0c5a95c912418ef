/* A count is passed on that is larger by one. */
#include "memory.component.h"

static uint32_t sum_of(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += p[i];
    return sum;
}

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n)
{
    if (n == UINT32_MAX || n == 0)
        return 0;
    return sum_of(p, n + 1); //- //~ count
    //+ return sum_of(p, n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
