/* A slice to write, from before the vector was frozen. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct uint8_slice s = uint8_vector_slice(v);
    //+ AT(s.at, s.length, 0) = 1;
    struct uint8_frozen *text = uint8_vector_freeze(v);
    AT(s.at, s.length, 0) = 1; //- //~ borrow-expired
    deed_drop(text);
}
