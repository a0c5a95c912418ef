/* A callee stores in its view what two others lend: its declaration could name one. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static void reader_start(struct reader *reader, struct uint8_const_slice in,
                         struct uint8_const_slice otherwise)
{
    if (in.length > 0)
        reader->in = in;
    else
        reader->in = otherwise; //- //~ borrow-escape
        //+ reader->in = uint8_const_slice_first(in, otherwise.length);
    reader->position = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct reader reader = {0};
    reader_start(&reader, uint8_vector_const_slice(v), uint8_vector_const_slice(v));
    deed_drop(v);
    if (reader.position != 0)
        deed_fault(deed_reason_value);
}
