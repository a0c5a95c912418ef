/* An overlay that nobody gives a type. */
#include "memory.component.h"

struct small {
    struct deed_be16 length;
};

struct large {
    struct deed_be16 length;
    uint8_t bytes[64];
};

static bool is_at(struct uint8_const_slice packet, const struct small *small)
{
    return OVERLAY(struct small, packet, 0) == small; //- //~ cast
    //+ const struct small *first = OVERLAY(struct small, packet, 0);
    //+ return first == small;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct small small = {0};
    if (is_at(deed_text(LITERAL("packet of bytes")), &small))
        deed_fault(deed_reason_value);
}
