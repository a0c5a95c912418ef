/* The count field mutated: n is what it says at the beginning, and something else after that. */
#include "memory.component.h"

static uint32_t last(const uint8_t *bytes COUNT(n), uint64_t n)
{
    //+ uint64_t end = n + 4;
    n += 4; //-
    //+ return AT(bytes, n, end - 5);
    return AT(bytes, n, n - 1); //- //~ count
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (last(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
