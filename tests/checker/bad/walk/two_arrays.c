/* The end of one array is no end of another. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), const uint8_t *q COUNT(n), uint64_t n)
{
    const uint8_t *end = q + n; //-
    //+ const uint8_t *end = p + n;
    uint32_t sum = n > 0 ? q[0] : 0;
    return p < end ? sum : 0; //~ pointer-arithmetic
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, bytes, 8) > 100)
        deed_fault(deed_reason_value);
}
