/* A callee stores a slice of its own array in the view of its caller. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static void reader_default(struct reader *reader)
{
    const uint8_t zeros[4] = {0};
    reader->in = uint8_const_slice_of(zeros, 4); //- //~ borrow-escape
    //+ reader->in = uint8_const_slice_first(reader->in, 0);
    reader->position = AT(zeros, 4, 0);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader reader = {deed_text(LITERAL("text")), 0};
    reader_default(&reader);
}
