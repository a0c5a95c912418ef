/* Over an array whose block has ended. */
#include "memory.component.h"

struct header {
    struct deed_be16 length;
    uint8_t kind;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const struct header *header = NULL;
    const uint8_t kept[8] = {0};
    {
        uint8_t bytes[8] = {0, 8, 1};
        header = OVERLAY(struct header, uint8_const_slice_of(bytes, 8), 0);
        AT(bytes, 8, 2) = header->kind;
    }
    //+ header = OVERLAY(struct header, uint8_const_slice_of(kept, 8), 0);
    if (deed_be16(&header->length) != AT(kept, 8, 0)) //~ borrow-expired
        deed_fault(deed_reason_value);
}
