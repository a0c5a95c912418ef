/* A number that may be null. */
#include "memory.component.h"

static uint32_t twice(uint32_t number OPT) //- //~ annotation
//+ static uint32_t twice(uint32_t number)
{
    return number * 2;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (twice(3) != 6)
        deed_fault(deed_reason_value);
}
