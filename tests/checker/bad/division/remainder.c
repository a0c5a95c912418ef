/* The remainder is computed by the same instruction. */
#include "memory.component.h"

static uint32_t g_sum;

static void add(int64_t value, int64_t wheel)
{
    g_sum += (uint32_t)(value % wheel); //- //~ division
    //+ g_sum += (uint32_t)deed_remainder(value, wheel);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    add(INT64_MIN, -1);
}
