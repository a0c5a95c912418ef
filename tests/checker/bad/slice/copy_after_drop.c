/* A copy of the slice is one, too. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct uint8_slice s = uint8_vector_slice(v);
    struct uint8_slice t = s;
    //+ uint8_slice_fill(t, 1);
    deed_drop(v);
    uint8_slice_fill(t, 1); //- //~ borrow-expired
}
