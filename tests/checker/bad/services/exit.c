/* Switches the machine off, and its component file does not say so. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_exit(0); //- //~ service
    //+ deed_fault(0);
}
