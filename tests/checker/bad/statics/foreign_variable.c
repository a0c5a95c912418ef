/* A variable of the kernel's. */
#include "memory.component.h"

extern uint32_t deed_components; //- //~ static
//+ static uint32_t deed_components;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_components = 1;
}
