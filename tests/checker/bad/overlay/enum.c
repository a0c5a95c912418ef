/* A number that is no constant of its enum. */
#include "memory.component.h"

enum kind { kind_one, kind_two };

struct header {
    uint8_t length;
    enum kind kind; //-
    //+ uint8_t kind;
};

static uint32_t kind_of(struct uint8_const_slice packet)
{
    const struct header *header = OVERLAY(struct header, packet, 0); //~ overlay
    return (uint32_t)(header->length + header->kind);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (kind_of(deed_text(LITERAL("packet of bytes"))) == 0)
        deed_fault(deed_reason_value);
}
