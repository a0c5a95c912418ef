/* A cast that widens nothing: the difference has 64 bits already. */
#include "memory.component.h"

static int64_t part(int64_t a, int64_t c, int32_t b)
{
    return (int64_t)(a - c) / b; //- //~ division
    //+ return (int64_t)(int32_t)(a - c) / b;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (part(INT64_MIN, 0, -1) == 4)
        deed_fault(deed_reason_value);
}
