/* Backwards, past the beginning: the number of steps is huge then, and not negative. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *p COUNT(n), uint64_t n)
{
    const uint8_t *at = p + n;
    uint32_t sum = 0;
    while (at >= p) //-
    //+ while (at > p)
        sum += *--at; //~ index
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    if (sum(bytes, deed_now() % 9) > 100)
        deed_fault(deed_reason_value);
}
