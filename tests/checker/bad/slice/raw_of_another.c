/* The index is inside of another slice. */
#include "memory.component.h"

static uint64_t equal(struct uint8_const_slice a, struct uint8_const_slice b)
{
    uint64_t count = 0;
    for (uint64_t i = 0; i < a.length; i++)
        //+ if (i < b.length)
        count += a.at[i] == b.at[i]; //~ index
    return count;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (equal(deed_text(LITERAL("one")), deed_text(LITERAL("o"))) == 0)
        deed_fault(deed_reason_value);
}
