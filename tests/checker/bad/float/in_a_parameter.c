/* A double from the caller. */
#include "memory.component.h"

static bool is_small(double x) //- //~ type
//+ static bool is_small(uint64_t x)
{
    return sizeof x < 4;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (is_small(1))
        deed_fault(deed_reason_value);
}
