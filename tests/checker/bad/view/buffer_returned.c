/* A result that may lie in the view itself, and the view ends. */
#include "memory.component.h"

struct line {
    uint8_t buffer[16];
    struct uint8_const_slice rest;
};

BORROWS(line)
static struct uint8_const_slice line_text(struct line *line)
{
    return uint8_const_slice_of(line->buffer, 16);
}

BORROWS(in)
static struct uint8_const_slice first(struct uint8_const_slice in)
{
    struct line line = {{0}, in};
    if (line_text(&line).length == 16)
        return line_text(&line); //- //~ borrow-escape
        //+ return uint8_const_slice_first(in, line.rest.length);
    return in;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (first(deed_text(LITERAL("text"))).length == 0)
        deed_fault(deed_reason_value);
}
