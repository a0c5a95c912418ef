/* The pointer in the slice is moved. */
#include "memory.component.h"

static uint32_t sum(struct uint8_slice s)
{
    uint32_t total = 0;
    for (uint64_t n = s.length; n > 0; n--)
        total += *s.at++; //- //~ pointer-arithmetic
        //+ total += s.at[n - 1];
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(uint8_slice_of(bytes, 4)) > 10)
        deed_fault(deed_reason_value);
}
