/* A whole slice is read for an argument: clang's trap lets the index one past the end pass. */
#include "memory.component.h"

static uint64_t g_sum;

static uint64_t length_of(struct uint8_const_slice part)
{
    return part.length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_const_slice parts[2] = {0};
    uint64_t i = deed_now();
    if (i > 2) //-
    //+ if (i >= 2)
        return;
    parts[0] = deed_text(LITERAL("first"));
    g_sum = length_of(parts[i]); //~ index
}
