/* The same by way of the address of the slice in it. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static void replace(struct reader *reader, struct uint8_const_slice by)
{
    struct uint8_const_slice *in = &reader->in;
    *in = by; //- //~ borrow-escape
    //+ *in = uint8_const_slice_first(*in, by.length);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader reader = {deed_text(LITERAL("text")), 0};
    replace(&reader, uint8_const_slice_first(reader.in, 2));
}
