/* A callback. */
#include "memory.component.h"

static uint32_t g_sum;

static void each(uint32_t count, void (*visit)(uint32_t)) //- //~ function-pointer
//+ static void each(uint32_t count)
{
    g_sum += count;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_sum = 1;
}
