/* Calls for the effect, and forgets what comes back. */
//? struct uint8_vector *
//? deed_drop(
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_vector_take(100); //- //~ leak
//+     struct uint8_vector *p = uint8_vector_take(100);
//+     deed_drop(p);
}
