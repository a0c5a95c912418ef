/* Begins like every C program. */
//? take away
#include <string.h> //- //~ prefix
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
}
