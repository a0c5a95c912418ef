/* The slice becomes a longer one; the pointer walks in the one of before. */
#include "memory.component.h"

static uint32_t sum_of(struct uint8_slice s, struct uint8_slice all)
{
    uint32_t total = 0;
    const uint8_t *p = s.at;
    uint64_t n = s.length;
    s = all;
    n = s.length; //-
    while (n-- > 0)
        total += *p++; //~ index
    return total + (uint32_t)s.length;
}

static uint32_t sum(struct uint8_slice s)
{
    return sum_of(uint8_slice_sub(s, 0, s.length / 2), s);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(uint8_slice_of(bytes, 4)) > 10)
        deed_fault(deed_reason_value);
}
