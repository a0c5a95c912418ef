/* A switch that jumps into a loop. */
#include "memory.component.h"

static uint32_t count(uint32_t from)
{
    uint32_t sum = 0;
    switch (from % 4) {
    case 0:
        while (sum < 100) {
            sum++;
            if (sum > 50)
                break;
            continue;
        case 1: //- //~ control
            sum += 2;
        }
        break;
    default: break;
    }
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (count(5) > 1000)
        deed_fault(deed_reason_value);
}
