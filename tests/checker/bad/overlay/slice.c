/* A slice whose pointer is in the packet. */
#include "memory.component.h"

static uint64_t last(struct uint8_const_slice packet)
{
    const struct uint8_const_slice *s = OVERLAY(struct uint8_const_slice, packet, 0); //- //~ overlay
    //+ const struct uint8_const_slice *s = &packet;
    return AT(s->at, s->length, 0);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (last(deed_text(LITERAL("packet of bytes"))) == 0)
        deed_fault(deed_reason_value);
}
