/* i[p] is p[i]. */
#include "memory.component.h"

static uint8_t last(const uint8_t *bytes COUNT(size), uint64_t size)
{
    return size[bytes]; //- //~ index
    //+ return AT(bytes, size, size - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (last(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
