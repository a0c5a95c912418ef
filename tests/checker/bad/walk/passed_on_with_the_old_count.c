/* The rest is passed on as if it were all of them. */
#include "memory.component.h"

static uint32_t add(const uint8_t *p COUNT(n), uint64_t n)
{
    uint32_t sum = 0;
    for (uint64_t i = 0; i < n; i++)
        sum += p[i];
    return sum;
}

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    if (n == 0)
        return 0;
    p++;
    //+ n--;
    return add(p, n); //~ count
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
