/* Returned as if another parameter lent it. */
#include "memory.component.h"

struct header {
    struct deed_be16 length;
    uint8_t kind;
};

BORROWS(other)
static const struct header *first(struct uint8_const_slice packet, const struct header *other)
{
    if (packet.length < sizeof(struct header))
        return other;
    return OVERLAY(struct header, packet, 0); //- //~ borrow-escape
    //+ return other;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct header header = {0};
    if (first(deed_text(LITERAL("packet of bytes")), &header)->kind == 1)
        deed_fault(deed_reason_value);
}
