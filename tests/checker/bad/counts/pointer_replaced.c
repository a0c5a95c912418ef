/* The count stays, the pointer changes: ten elements are promised of an array of two. */
#include "memory.component.h"

static const uint8_t g_two[2] = {1, 2};

static uint32_t sum(const uint8_t *bytes COUNT(n), uint64_t n)
{
    if (n == 0)
        return g_two[0];
    bytes = g_two; //- //~ count
    return AT(bytes, n, n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[10] = {1};
    if (sum(bytes, 10) > 100)
        deed_fault(deed_reason_value);
}
