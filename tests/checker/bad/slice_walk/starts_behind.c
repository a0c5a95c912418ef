/* It starts behind the first, with the length of all. */
#include "memory.component.h"

static uint32_t sum(struct uint8_slice s)
{
    uint32_t total = 0;
    if (s.length == 0)
        return 0;
    const uint8_t *p = s.at + 1; //-
    //+ const uint8_t *p = s.at;
    for (uint64_t n = s.length; n > 0; n--)
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
