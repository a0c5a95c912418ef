/* Until the pointer is at the end, and once more. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    uint32_t sum = 0;
    const uint8_t *end = p + n;
    while (p <= end) //-
    //+ while (p < end)
        sum += *p++; //~ index
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
