/* The pointer to the view was there before the vector came. */
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

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    struct uint8_vector *w = uint8_vector_take(16);
    if (v == NULL || w == NULL)
        deed_fault(deed_reason_stopped);
    struct reader reader = {uint8_vector_const_slice(v), 0};
    struct reader *one = &reader;
    reader.in = uint8_vector_const_slice(w);
    //+ uint8_t byte = reader_byte(one);
    deed_drop(w);
    uint8_t byte = reader_byte(one); //- //~ borrow-expired
    deed_drop(v);
    if (byte != 0)
        deed_fault(deed_reason_value);
}
