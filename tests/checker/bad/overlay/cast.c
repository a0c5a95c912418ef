/* A pointer to a byte, cast to the struct that begins there. */
#include "memory.component.h"

struct header {
    struct deed_be16 length;
    uint8_t kind;
};

static uint32_t kind(struct uint8_const_slice packet)
{
    const struct header *header = (const struct header *)&AT(packet.at, packet.length, 0); //- //~ cast
    //+ const struct header *header = OVERLAY(struct header, packet, 0);
    return header->kind;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (kind(deed_text(LITERAL("packet of bytes"))) == 0)
        deed_fault(deed_reason_value);
}
