/* A statement in front of the first case: the switch jumps over it. */
#include "memory.component.h"

static uint32_t compute(uint32_t input)
{
    uint32_t sum = 0;
    switch (input) {
        sum = 5; //- //~ control
    case 0: sum += 2; break;
    default: sum++; break;
    }
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (compute(0) == 7)
        deed_fault(deed_reason_value);
}
