/* A slice that grows by one. */
#include "memory.component.h"

static uint32_t sum(struct uint8_const_slice s)
{
    uint32_t sum = AT(s.at, s.length, 0);
    s.length++; //- //~ count
    //+ s = uint8_const_slice_rest(s, 1);
    return sum + AT(s.at, s.length, s.length - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(uint8_const_slice_of(bytes, 4)) == 0)
        deed_fault(deed_reason_value);
}
