/* Writes functions and variables as everywhere. */
//? static
#include "memory.component.h"

uint32_t counter; //- //~ static
//+ static uint32_t counter;

uint32_t next(void) //- //~ static
//+ static uint32_t next(void)
{
    return ++counter;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)next();
}
