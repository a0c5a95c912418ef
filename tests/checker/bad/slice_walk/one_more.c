/* It walks on until it is behind the end. */
#include "memory.component.h"

static uint32_t sum(struct uint8_slice s)
{
    uint32_t total = 0;
    const uint8_t *p = s.at, *end = p + s.length;
    while (p <= end) //-
    //+ while (p < end)
        total += *p++; //~ index
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(uint8_slice_of(bytes, 4)) > 10)
        deed_fault(deed_reason_value);
}
