/* Lets a pointer run to the end of an array. */
//? bytes COUNT(count)
#include "memory.component.h"

static uint32_t sum(const uint8_t *bytes, uint32_t count) //-
//+ static uint32_t sum(const uint8_t *bytes COUNT(count), uint32_t count)
{
    uint32_t total = 0;
    const uint8_t *end = bytes + count; //~ pointer-arithmetic
    while (bytes < end)
        total += *bytes++;
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    (void)sum(bytes, 4);
}
