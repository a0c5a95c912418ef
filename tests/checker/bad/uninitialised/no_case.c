/* No case for 3, and no default. */
#include "memory.component.h"

static uint32_t weight(uint32_t kind)
{
    uint32_t result;
    switch (kind) {
    case 0: result = 1; break;
    case 1: result = 5; break;
    case 2: result = 9; break;
    //+ default: result = 0; break;
    }
    return result; //~ uninitialised
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (weight((uint32_t)deed_now() % 4) > 9)
        deed_fault(deed_reason_value);
}
