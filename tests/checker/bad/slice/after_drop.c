/* A slice of a vector that is gone. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct uint8_slice s = uint8_vector_slice(v);
    AT(s.at, s.length, 3) = 1;
    deed_drop(v);
    AT(s.at, s.length, 3) = 2; //- //~ borrow-expired
}
