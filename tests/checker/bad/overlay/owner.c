/* A pointer that whoever sent the packet made up. */
#include "memory.component.h"

struct header {
    struct uint8_vector *kind OWN; //-
    //+ uint8_t kind;
    uint8_t length;
};

static uint32_t length_of(struct uint8_const_slice packet)
{
    const struct header *header = OVERLAY(struct header, packet, 0); //~ overlay
    return header->length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (length_of(deed_text(LITERAL("packet of bytes"))) == 0)
        deed_fault(deed_reason_value);
}
