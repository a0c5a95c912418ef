/* A case falls out of the switch with a larger step. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; n > 1 && i < n - 1; i += 2) {
        uint32_t step = 1;
        switch (sum & 3) {
        case 1: step = 2; break; //-
        //+ case 1: step = 0; break;
        default: break;
        }
        sum += p[i + step]; //~ index
    }
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
