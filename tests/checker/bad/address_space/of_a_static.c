/* A variable that lies in it. */
#include "memory.component.h"

static __attribute__((address_space(1))) uint32_t g_value; //- //~ token
//+ static uint32_t g_value;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_value = 1;
}
