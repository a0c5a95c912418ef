/* One slice of the view is replaced; the other is still of the vector that goes. */
#include "memory.component.h"

struct pair {
    struct uint8_const_slice key;
    struct uint8_const_slice value;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    struct uint8_vector *w = uint8_vector_take(16);
    if (v == NULL || w == NULL)
        deed_fault(deed_reason_stopped);
    struct pair pair = {uint8_vector_const_slice(v), uint8_vector_const_slice(v)};
    pair.key = uint8_vector_const_slice(w);
    //+ pair.value = uint8_const_slice_first(pair.value, 1);
    deed_drop(v);
    bool same = uint8_const_slice_equal(pair.key, pair.value); //- //~ borrow-expired
    //+ bool same = pair.key.length == pair.value.length;
    deed_drop(w);
    if (same)
        deed_fault(deed_reason_value);
}
