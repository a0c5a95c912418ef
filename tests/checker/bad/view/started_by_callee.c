/* What a callee stored in the view is of the vector that goes. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static uint8_t reader_byte(struct reader *reader)
{
    uint8_t byte = AT(reader->in.at, reader->in.length, reader->position);
    reader->position++;
    return byte;
}

static void reader_start(struct reader *reader, struct uint8_const_slice in)
{
    reader->in = in;
    reader->position = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct reader reader = {0};
    reader_start(&reader, uint8_vector_const_slice(v));
    //+ uint8_t byte = reader_byte(&reader);
    deed_drop(v);
    uint8_t byte = reader_byte(&reader); //- //~ borrow-expired
    if (byte != 0)
        deed_fault(deed_reason_value);
}
