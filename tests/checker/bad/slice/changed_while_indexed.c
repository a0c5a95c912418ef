/* The index is worked out by a call that makes the slice another one: between its pointer and its length. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static uint64_t next(struct reader *reader)
{
    reader->in = uint8_const_slice_rest(reader->in, 1);
    reader->position++;
    return 0;
}

static uint8_t peek(struct reader *reader)
{
    //+ uint64_t i = next(reader);
    return AT(reader->in.at, reader->in.length, next(reader)); //- //~ sequence
    //+ return AT(reader->in.at, reader->in.length, i);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader reader = {deed_text(LITERAL("one")), 0};
    if (peek(&reader) != 'n')
        deed_fault(deed_reason_value);
}
