/* Words in an array. */
#include "memory.component.h"

struct header {
    uint8_t length;
    uint16_t words[2]; //-
    //+ uint8_t words[2];
};

static uint32_t kind_of(struct uint8_const_slice packet)
{
    const struct header *header = OVERLAY(struct header, packet, 0); //~ overlay
    return (uint32_t)(header->length + header->words[1]);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (kind_of(deed_text(LITERAL("packet of bytes"))) == 0)
        deed_fault(deed_reason_value);
}
