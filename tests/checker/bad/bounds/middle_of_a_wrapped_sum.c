/* The famous middle of a binary search: low + high may wrap. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t low = 0, high = n, found = 0;
    while (low < high) {
        uint32_t middle = (low + high + 1) / 2; //-
        //+ uint32_t middle = low + (high - low) / 2;
        if (p[middle] < 7) //~ index
            low = middle + 1;
        else
            high = middle;
        found = low;
    }
    return found;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
