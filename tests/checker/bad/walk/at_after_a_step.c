/* The pointer went on, and its count stayed behind. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    uint32_t first = n > 0 ? p[0] : 0;
    if (n == 0)
        return 0;
    p++; //-
    return first + AT(p, n, n - 1); //~ count
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
