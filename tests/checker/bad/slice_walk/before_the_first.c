/* It goes back before the first. */
#include "memory.component.h"

static uint32_t sum(struct uint8_slice s)
{
    uint32_t total = 0;
    const uint8_t *first = s.at, *p = first + s.length;
    while (p >= first) //-
    //+ while (p > first)
        total += *--p; //~ index
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(uint8_slice_of(bytes, 4)) > 10)
        deed_fault(deed_reason_value);
}
