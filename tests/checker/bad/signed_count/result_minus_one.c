/* What was not found is at -1, and so many are added. */
#include "memory.component.h"

static uint32_t add(const uint8_t *p COUNT(n), int32_t n)
{
    uint32_t sum = 0;
    for (int32_t i = 0; i < n; i++)
        sum += p[i];
    return sum;
}

static int32_t find(const uint8_t *p COUNT(n), int32_t n, uint8_t wanted)
{
    for (int32_t i = 0; i < n; i++)
        if (p[i] == wanted)
            return i;
    return -1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    int32_t at = find(bytes, 8, 9);
    //+ if (at < 0)
    //+     return;
    if (add(bytes, at) > 100) //~ count
        deed_fault(deed_reason_value);
}
