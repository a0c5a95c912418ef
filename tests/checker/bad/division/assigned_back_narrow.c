/* What is divided is narrow, but the division is not wider: it is a compound one. */
#include "memory.component.h"

static int32_t part(int32_t a, int32_t b)
{
    int64_t wide = a;
    a /= b; //- //~ division
    //+ a = (int32_t)(wide / (uint32_t)b);
    return a + (int32_t)wide;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (part(INT32_MIN, -1) == 4)
        deed_fault(deed_reason_value);
}
