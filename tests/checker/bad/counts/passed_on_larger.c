/* A counted pointer goes on to the next function with one more. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *bytes COUNT(size), uint64_t size)
{
    uint32_t total = 0;
    for (uint64_t i = 0; i < size; i++)
        total += AT(bytes, size, i);
    return total;
}

static uint32_t sum_and_zero(const uint8_t *bytes COUNT(size), uint64_t size)
{
    return sum(bytes, size + 1); //- //~ count
    //+ return sum(bytes, size);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum_and_zero(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
