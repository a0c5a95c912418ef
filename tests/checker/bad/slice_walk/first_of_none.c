/* The first of a slice that may have none. */
#include "memory.component.h"

static uint32_t sum(struct uint8_slice s)
{
    const uint8_t *p = s.at;
    return *p; //- //~ index
    //+ return s.length > 0 ? *p : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(uint8_slice_of(bytes, 4)) > 10)
        deed_fault(deed_reason_value);
}
