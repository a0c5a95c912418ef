/* A part of a part, of a vector that is gone. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct uint8_slice part = uint8_slice_rest(uint8_slice_sub(uint8_vector_slice(v), 2, 8), 1);
    uint64_t length = part.length;
    deed_drop(v);
    uint8_slice_fill(part, 1); //- //~ borrow-expired
    if (length != 7)
        deed_fault(deed_reason_value);
}
