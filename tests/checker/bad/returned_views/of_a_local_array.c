/* A view with a slice of a local array in it, returned by value. */
#include "memory.component.h"

struct line {
    struct uint8_const_slice text;
    uint64_t number;
};

static struct line first(struct uint8_const_slice all)
{
    uint8_t copy[4] = {0};
    struct line line = {all, 1};
    line.text = uint8_slice_const(uint8_slice_of(copy, 4)); //-
    return line; //~ borrow-escape
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct line line = first(deed_text(LITERAL("one two")));
    if (line.number > line.text.length)
        deed_fault(deed_reason_value);
}
