/* In the second round the slice is one of an array that is gone. */
#include "memory.component.h"

static uint32_t sum(struct uint8_slice s, uint8_t first)
{
    uint32_t total = 0;
    for (uint32_t round = 0; round < 2; round++) {
        const uint8_t *p = s.at, *end = p + s.length; //~ borrow-expired
        while (p < end)
            total += *p++;
        uint8_t bytes[8] = {first};
        s = uint8_slice_of(bytes, 8); //-
        //+ total += bytes[0];
    }
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(uint8_slice_of(bytes, 4), 1) > 10)
        deed_fault(deed_reason_value);
}
