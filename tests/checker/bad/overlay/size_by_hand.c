/* The size as a number of one's own. */
#include "memory.component.h"

struct small {
    struct deed_be16 length;
};

struct large {
    struct deed_be16 length;
    uint8_t bytes[64];
};

static uint32_t last(struct uint8_const_slice packet, uint64_t size)
{
    //+ size = size + sizeof(struct large);
    const struct large *large = deed_overlay(packet, 0, size); //- //~ overlay
    //+ const struct large *large = OVERLAY(struct large, packet, size);
    return large->bytes[63];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (last(deed_text(LITERAL("packet of bytes")), 2) == 0)
        deed_fault(deed_reason_value);
}
