/* A callee stores in its view what the caller lent it otherwise. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static void reader_start(struct reader *reader, struct uint8_const_slice in)
{
    reader->in = in; //- //~ borrow-escape
    //+ reader->in = uint8_const_slice_first(reader->in, in.length);
    reader->position = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct reader reader = {0};
    reader_start(&reader, uint8_const_slice_first(uint8_vector_const_slice(v), 0));
    deed_drop(v);
    if (reader.position != 0)
        deed_fault(deed_reason_value);
}
