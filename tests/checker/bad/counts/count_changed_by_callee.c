/* The same through its address. */
#include "memory.component.h"

static void grow(uint64_t *n)
{
    *n += 100;
}

static uint32_t last(const uint8_t *bytes COUNT(n), uint64_t n)
{
    //+ uint64_t copy = n;
    //+ grow(&copy);
    grow(&n); //- //~ count
    return AT(bytes, n, n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (last(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
