/* The count is never negative; the index may be. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), int32_t n, int32_t i)
{
    if (i >= n) //-
    //+ if (i >= n || i < 0)
        return 0;
    return p[i]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    int32_t n = (int32_t)(deed_now() % 1000) - 500;
    if (sum(bytes, 8, n) > 100)
        deed_fault(deed_reason_value);
}
