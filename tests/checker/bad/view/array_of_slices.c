/* One of several slices in an array is of a vector that goes. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    struct uint8_vector *w = uint8_vector_take(16);
    if (v == NULL || w == NULL)
        deed_fault(deed_reason_stopped);
    struct uint8_const_slice parts[2] = {{0}, {0}};
    uint64_t i = deed_now() % 2;
    AT(parts, 2, i) = uint8_vector_const_slice(v);
    AT(parts, 2, 1 - i) = uint8_vector_const_slice(w);
    //+ bool same = uint8_const_slice_equal(AT(parts, 2, 0), AT(parts, 2, 1));
    deed_drop(w);
    bool same = uint8_const_slice_equal(AT(parts, 2, 0), AT(parts, 2, 1)); //- //~ borrow-expired
    deed_drop(v);
    if (!same)
        deed_fault(deed_reason_value);
}
