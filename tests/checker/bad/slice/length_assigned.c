/* A slice that is made longer by hand. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct uint8_slice s = uint8_vector_slice(v);
    s.length = 4096; //- //~ count
    //+ s = uint8_slice_first(s, 9);
    AT(s.at, s.length, 3) = 2;
    deed_drop(v);
}
