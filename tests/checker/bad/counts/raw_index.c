/* p[i] on a counted pointer: clang traps nothing here. */
#include "memory.component.h"

static uint32_t sum(const uint8_t *bytes COUNT(size), uint64_t size)
{
    uint32_t total = 0;
    for (uint64_t i = 0; i <= size; i++)
        total += bytes[i]; //- //~ index
        //+ total += AT(bytes, size, i);
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    if (sum(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
