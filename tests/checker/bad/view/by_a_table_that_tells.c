/* The table tells who lends; the vector goes all the same. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static void start(struct reader *reader BORROWS(in), struct uint8_const_slice in)
{
    reader->in = in;
    reader->position = 0;
}

static void go_on(struct reader *reader BORROWS(in), struct uint8_const_slice in)
{
    reader->position += in.length;
}

static void (*const commands[])(struct reader *reader BORROWS(in),
                                struct uint8_const_slice in) = {start, go_on};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct reader reader = {deed_text(LITERAL("text")), 0};
    commands[deed_now() % 2](&reader, uint8_vector_const_slice(v));
    //+ bool found = uint8_const_slice_find(reader.in, 1) < 4;
    deed_drop(v);
    bool found = uint8_const_slice_find(reader.in, 1) < 4; //- //~ borrow-expired
    if (found)
        deed_fault(deed_reason_value);
}
