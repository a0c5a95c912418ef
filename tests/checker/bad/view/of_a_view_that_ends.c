/* Stored by a callee from a view whose block ends, and that carries its own bytes. */
#include "memory.component.h"

struct line {
    uint8_t bytes[8];
    struct uint8_const_slice text;
};

static void line_share(struct line *line, struct uint8_const_slice *text)
{
    *text = uint8_const_slice_of(line->bytes, 8);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_const_slice text = {0};
    {
        struct line line = {{1, 2}, {0}};
        line_share(&line, &text);
        if (AT(text.at, text.length, 0) != 1)
            return;
    }
    //+ text = deed_text(LITERAL("text"));
    if (AT(text.at, text.length, 0) == 'x') //~ borrow-expired
        deed_fault(deed_reason_value);
}
