/* A part of what lies over a vector that is gone. */
#include "memory.component.h"

struct header {
    struct deed_be16 length;
    uint8_t kind;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    const struct header *header = OVERLAY(struct header, uint8_vector_const_slice(v), 3);
    const struct deed_be16 *length = &header->length;
    //+ uint16_t value = deed_be16(length);
    deed_drop(v);
    uint16_t value = deed_be16(length); //- //~ borrow-expired
    if (value != 0)
        deed_fault(deed_reason_value);
}
