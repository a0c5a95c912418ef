/* The end is as far away as another slice is long. */
#include "memory.component.h"

static uint32_t sum_of(struct uint8_slice s, struct uint8_slice t)
{
    uint32_t total = (uint32_t)t.length;
    uint64_t n = t.length; //-
    //+ uint64_t n = s.length;
    for (const uint8_t *p = s.at; n > 0; n--)
        total += *p++; //~ index
    return total;
}

static uint32_t sum(struct uint8_slice s)
{
    return sum_of(s, s);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(uint8_slice_of(bytes, 4)) > 10)
        deed_fault(deed_reason_value);
}
