/* The vector changes at the end of a round, the slice is of the old one in the next. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct uint8_slice s = uint8_vector_slice(v);
    for (uint64_t i = 0; i < 3; i++) {
        //+ s = uint8_vector_slice(v);
        AT(s.at, s.length, i) = 1; //~ borrow-expired
        deed_drop(v);
        v = uint8_vector_take(16 - i);
        if (v == NULL)
            return;
    }
    deed_drop(v);
}
