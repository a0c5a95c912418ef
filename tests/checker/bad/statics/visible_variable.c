/* A variable that other components could write. */
#include "memory.component.h"

uint32_t g_value = 1; //- //~ static
//+ static uint32_t g_value = 1;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_value++;
}
