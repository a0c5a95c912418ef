/* `<=` where `<` is meant. */
#include "memory.component.h"

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i <= n; i++) //-
    //+ for (uint32_t i = 0; i < n; i++)
        sum += p[i]; //~ index
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
