/* What lies over a vector that is gone. */
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
    struct header *header = OVERLAY_TO_WRITE(struct header, uint8_vector_slice(v), 0);
    deed_be16_set(&header->length, 16);
    deed_drop(v);
    header->kind = 1; //- //~ borrow-expired
}
