/* Declares a parameter as an array. */
//? *values COUNT(
#include "memory.component.h"

static uint32_t sum(const uint32_t values[], uint32_t count) //- //~ type
//+ static uint32_t sum(const uint32_t *values COUNT(count), uint32_t count)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < count; i++)
        total += values[i];
    return total;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t values[3] = {1, 2, 3};
    (void)sum(values, 3);
}
