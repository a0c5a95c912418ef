/* Assigned while it owns. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(1);
    //+ deed_drop(v);
    v = uint8_vector_take(2); //~ overwrite
    deed_drop(v);
}
