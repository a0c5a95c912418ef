/* The slice is as long as the number says that is counted up beside it. */
#include "memory.component.h"

struct parts {
    struct uint8_const_slice part[2];
    uint64_t count;
};

static void add(struct parts *parts, struct uint8_const_slice text)
{
    AT(parts->part, 2, parts->count++) = uint8_const_slice_first(text, parts->count); //- //~ sequence
    //+ AT(parts->part, 2, parts->count) = uint8_const_slice_first(text, 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct parts parts = {0};
    add(&parts, deed_text(LITERAL("abc")));
    if (parts.count > 3)
        deed_fault(deed_reason_value);
}
