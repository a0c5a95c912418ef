/* Two counted pointers, and the wrong one of the two counts. */
#include "memory.component.h"

static bool starts_with(const char *text COUNT(size), uint64_t size, const char *start COUNT(length),
                        uint64_t length)
{
    for (uint64_t i = 0; i < length; i++)
        if (AT(text, length, i) != AT(start, length, i)) //- //~ count
        //+ if (AT(text, size, i) != AT(start, length, i))
            return false;
    return size >= length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (starts_with(LITERAL("a"), LITERAL("abcdef")))
        deed_fault(deed_reason_value);
}
