/* A number at any address. */
#include "memory.component.h"

static uint64_t word(struct uint8_const_slice packet)
{
    const uint64_t *word = OVERLAY(uint64_t, packet, 1); //- //~ overlay
    //+ const struct deed_be64 *word = OVERLAY(struct deed_be64, packet, 1);
    return *word; //-
    //+ return deed_be64(word);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (word(deed_text(LITERAL("packet of bytes"))) == 0)
        deed_fault(deed_reason_value);
}
