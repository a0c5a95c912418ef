/* The pointer of one slice with the length of another. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    uint8_t few[2] = {1, 2};
    struct uint8_slice s = uint8_vector_slice(v);
    struct uint8_slice t = uint8_slice_of(few, 2);
    s.at = t.at; //- //~ count
    //+ s = t;
    AT(s.at, s.length, 1) = 2;
    deed_drop(v);
}
