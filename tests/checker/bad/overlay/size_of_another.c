/* As large as one struct, used as another. */
#include "memory.component.h"

struct small {
    struct deed_be16 length;
};

struct large {
    struct deed_be16 length;
    uint8_t bytes[64];
};

static uint32_t last(struct uint8_const_slice packet)
{
    const struct large *large = OVERLAY(struct small, packet, 0); //- //~ overlay
    //+ const struct large *large = OVERLAY(struct large, packet, 0);
    return large->bytes[63];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (last(deed_text(LITERAL("packet of bytes"))) == 0)
        deed_fault(deed_reason_value);
}
