/* A view by value is assigned what another parameter lends, and returned as the first. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

BORROWS(reader)
static struct reader behind(struct reader reader, struct reader other)
{
    if (reader.in.length == reader.position)
        reader = other; //-
        //+ reader.position = other.position;
    return reader; //~ borrow-escape
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader reader = {deed_text(LITERAL("text")), 0};
    if (behind(reader, reader).position != 0)
        deed_fault(deed_reason_value);
}
