/* Kept in a static. */
#include "memory.component.h"

struct header {
    struct deed_be16 length;
    uint8_t kind;
};

static const struct header *g_header; //- //~ type
//+ static uint32_t g_kind;

static uint32_t kind(struct uint8_const_slice packet)
{
    const struct header *header = OVERLAY(struct header, packet, 0);
    return header->kind + (g_header == NULL ? 0u : 1u); //-
    //+ return header->kind + g_kind;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (kind(deed_text(LITERAL("packet of bytes"))) == 0)
        deed_fault(deed_reason_value);
}
