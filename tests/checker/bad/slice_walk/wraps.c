/* What it goes on by wraps. */
#include "memory.component.h"

static uint32_t sum(struct uint8_slice s)
{
    const uint8_t *p = s.at, *end = p + s.length;
    uint64_t skip = s.length + 1;
    if (p + (skip - 2) < end) //- //~ index
        //+ if (s.length >= 1)
        return p[0];
    return (uint32_t)skip;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(uint8_slice_of(bytes, 4)) > 10)
        deed_fault(deed_reason_value);
}
