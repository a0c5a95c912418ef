/* A struct with bit-fields is laid over bytes. */
#include "memory.component.h"

struct header {
    uint8_t version : 4; //-
    uint8_t length : 4; //-
    //+ uint8_t version, length;
};

static bool is_new(struct uint8_const_slice bytes)
{
    const struct header *header = OVERLAY(struct header, bytes, 0); //~ overlay
    return header->version > 3 && header->length > 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (is_new(deed_text(LITERAL("abcd"))))
        deed_fault(deed_reason_value);
}
