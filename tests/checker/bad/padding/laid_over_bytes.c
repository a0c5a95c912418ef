/* A struct with a hole laid over bytes: the hole is some of them. */
#include "memory.component.h"

struct header {
    uint8_t kind;
    uint32_t length;
};

static uint8_t g_kind;

static void parse(struct uint8_const_slice bytes)
{
    const struct header *header = OVERLAY(struct header, bytes, 0); //- //~ overlay
    //+ const struct deed_be16 *header = OVERLAY(struct deed_be16, bytes, 0);
    g_kind = header->kind; //-
    //+ g_kind = (uint8_t)deed_be16(header);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[8] = {0};
    parse(uint8_slice_const(uint8_slice_of(bytes, 8)));
}
