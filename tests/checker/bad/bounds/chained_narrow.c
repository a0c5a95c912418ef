/* A chain of assignments: what comes out at the front was made smaller, and signed, on the way. */
#include "memory.component.h"

static uint8_t byte(const uint8_t *p COUNT(n), uint32_t n, uint32_t x)
{
    int8_t small;
    int32_t i;
    i = small = (int8_t)x;
    if (x >= n)
        return 0;
    return p[i]; //- //~ index
    //+ return p[x] + (uint8_t)(i & 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[200] = {1};
    if (byte(bytes, 200, 150) > 1)
        deed_fault(deed_reason_value);
}
