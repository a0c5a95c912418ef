/* The dividend is a wide number made narrow: the division is as narrow as that. */
#include "memory.component.h"

static int32_t part(int64_t a, int32_t b)
{
    return (int32_t)a / b; //- //~ division
    //+ return (int32_t)((int64_t)(int32_t)a / b);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (part(INT32_MIN, -1) == 4)
        deed_fault(deed_reason_value);
}
