/* A pointer begins in a row, and there is no such row. */
#include "memory.component.h"

static uint8_t g_rows[4][8];

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    uint32_t sum = n > 0 ? p[0] : 0;
    uint8_t *at = g_rows[sum]; //- //~ index
    //+ uint8_t *at = g_rows[sum % 4];
    uint8_t *end = at + 8;
    while (at < end)
        *at++ = 1;
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
