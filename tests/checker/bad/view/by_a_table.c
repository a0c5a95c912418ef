/* A function in a table stores what its table does not tell of. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static void start(struct reader *reader, struct uint8_const_slice in)
{
    reader->in = in; //- //~ borrow-escape
    //+ reader->in = uint8_const_slice_first(reader->in, in.length);
    reader->position = 0;
}

static void go_on(struct reader *reader, struct uint8_const_slice in)
{
    reader->position += in.length;
}

static void (*const commands[])(struct reader *reader, struct uint8_const_slice in) = {start, go_on};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader reader = {deed_text(LITERAL("text")), 0};
    commands[deed_now() % 2](&reader, uint8_const_slice_first(reader.in, 2));
}
