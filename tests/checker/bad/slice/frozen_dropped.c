/* The last handle of a frozen vector is dropped while a slice of it is in use. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct uint8_frozen *text = uint8_vector_freeze(v);
    if (text == NULL)
        return;
    struct uint8_const_slice s = uint8_vector_const_slice(uint8_frozen_view(text));
    //+ bool found = uint8_const_slice_find(s, 1) < s.length;
    deed_drop(text);
    bool found = uint8_const_slice_find(s, 1) < s.length; //- //~ borrow-expired
    if (found)
        deed_fault(deed_reason_value);
}
