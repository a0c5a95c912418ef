/* The result says that it is lent by the first, and is lent by the second. */
#include "memory.component.h"

struct line {
    struct uint8_const_slice text;
    uint64_t number;
};

BORROWS(all)
static struct line first(struct uint8_const_slice all, struct uint8_const_slice other)
{
    struct line line = {all, other.length};
    if (all.length == 0)
        line.text = other; //-
        //+ line.number = 0;
    return line; //~ borrow-escape
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct line line = first(deed_text(LITERAL("one two")), deed_text(LITERAL("one")));
    if (line.number > line.text.length)
        deed_fault(deed_reason_value);
}
