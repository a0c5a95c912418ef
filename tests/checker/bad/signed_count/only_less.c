/* It is less than the length, and may be negative. */
#include "memory.component.h"

static uint32_t add(const uint8_t *p COUNT(n), int32_t n)
{
    uint32_t sum = 0;
    for (int32_t i = 0; i < n; i++)
        sum += p[i];
    return sum;
}

static uint32_t sum(const uint8_t *p COUNT(n), int32_t n, int32_t wanted)
{
    if (wanted > n) //-
    //+ if (wanted > n || wanted < 0)
        return 0;
    return add(p, wanted); //~ count
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    int32_t n = (int32_t)(deed_now() % 1000) - 500;
    if (sum(bytes, 8, n) > 100)
        deed_fault(deed_reason_value);
}
