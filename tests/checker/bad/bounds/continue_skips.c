/* `continue` comes before the test of the second index. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0, j = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (sum > 3)
            j += 2; //-
            //+ j = i;
        else
            j = i;
        sum += p[j]; //~ index
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
