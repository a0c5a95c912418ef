/* An unsigned number is never below 0. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t i = n - 1; i + 1 > 0; i--) { //-
    //+ for (uint32_t i = n; i-- > 0;) {
        sum += p[i]; //~ index
        if (sum > 1000)
            break;
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
