/* A vector whose length is in the packet. */
#include "memory.component.h"

static uint64_t last(struct uint8_const_slice packet)
{
    const struct uint8_vector *v = OVERLAY(struct uint8_vector, packet, 0); //- //~ overlay
    //+ struct uint8_const_slice v = packet;
    return v->length; //-
    //+ return v.length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (last(deed_text(LITERAL("packet of bytes"))) == 0)
        deed_fault(deed_reason_value);
}
