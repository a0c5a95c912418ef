/* AT with the length of another slice. */
#include "memory.component.h"

static bool same(struct uint8_const_slice a, struct uint8_const_slice b)
{
    for (uint64_t i = 0; i < b.length; i++)
        if (AT(a.at, b.length, i) != AT(b.at, b.length, i)) //- //~ count
        //+ if (AT(a.at, a.length, i) != AT(b.at, b.length, i))
            return false;
    return a.length == b.length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (same(deed_text(LITERAL("one")), deed_text(LITERAL("three"))))
        deed_fault(deed_reason_value);
}
