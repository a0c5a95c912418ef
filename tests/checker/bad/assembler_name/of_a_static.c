/* A variable under the name that the kernel has for one of its own. */
#include "memory.component.h"

static uint32_t g_value __asm__("g_table"); //- //~ token
//+ static uint32_t g_value;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_value = 1;
}
