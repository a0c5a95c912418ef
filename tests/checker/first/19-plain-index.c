/* Passes an array and its length, and indexes. */
//? bytes COUNT(count)
//? AT(bytes, count, i)
#include "memory.component.h"

static uint32_t sum(const uint8_t *bytes, uint32_t count) //-
//+ static uint32_t sum(const uint8_t *bytes COUNT(count), uint32_t count)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < count; i++)
        total += bytes[i]; //~ index
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1, 2, 3, 4};
    (void)sum(bytes, 4);
}
