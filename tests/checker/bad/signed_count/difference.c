/* The difference of two lengths, the wrong way round. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), int32_t n)
{
    uint32_t sum = 0;
    for (int32_t i = 0; i < n; i++)
        sum += p[i];
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    int32_t n = (int32_t)(deed_now() % 1000) - 500;
    if (n < 0 || n > 8)
        return;
    int32_t used = n;
    if (sum(bytes, used - 8) > 100) //- //~ count
    //+ if (sum(bytes, 8 - used) > 100)
        deed_fault(deed_reason_value);
}
