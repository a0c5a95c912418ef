/* A function that other components could call. */
#include "memory.component.h"

static uint32_t g_value;

void set(uint32_t value) //- //~ static
//+ static void set(uint32_t value)
{
    g_value = value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(1);
}
