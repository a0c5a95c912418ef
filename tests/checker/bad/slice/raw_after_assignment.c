/* The same, and another slice is assigned on one path. */
#include "memory.component.h"

static uint8_t last(struct uint8_const_slice s, struct uint8_const_slice t, bool swap)
{
    uint64_t i = s.length;
    if (i == 0 || t.length == 0)
        return 0;
    if (swap)
        s = t; //-
        //+ i = 1;
    return s.at[i - 1]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_const_slice s = deed_text(LITERAL("one"));
    if (last(s, uint8_const_slice_first(s, 1), true) == 0)
        deed_fault(deed_reason_value);
}
