/* Downwards from the count itself, which is one too many. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), int32_t n)
{
    uint32_t sum = 0;
    for (int32_t i = n; i >= 0; i--) //-
    //+ for (int32_t i = n - 1; i >= 0; i--)
        sum += p[i]; //~ index
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    int32_t n = (int32_t)(deed_now() % 1000) - 500;
    if (n < 0 || n > 8)
        return;
    if (sum(bytes, n) > 100)
        deed_fault(deed_reason_value);
}
