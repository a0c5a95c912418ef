/* Each arm has its own size. */
#include "memory.component.h"

struct small {
    struct deed_be16 length;
};

struct large {
    struct deed_be16 length;
    uint8_t bytes[64];
};

static uint32_t last(struct uint8_const_slice packet, bool is_large)
{
    const struct large *large = is_large ? OVERLAY(struct large, packet, 0)
                                         : OVERLAY(struct small, packet, 0); //- //~ overlay
                                         //+ : OVERLAY(struct large, packet, 1);
    return large->bytes[1];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (last(deed_text(LITERAL("packet of bytes")), false) == 0)
        deed_fault(deed_reason_value);
}
