/* A view that on one path is of the one vector, on another of the other; the other goes. */
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
    struct reader reader = {0};
    if (deed_now() % 2 == 0)
        reader.in = uint8_vector_const_slice(v);
    else
        reader.in = uint8_vector_const_slice(w);
    //+ uint8_t byte = reader_byte(&reader);
    deed_drop(w);
    uint8_t byte = reader_byte(&reader); //- //~ borrow-expired
    deed_drop(v);
    if (byte != 0)
        deed_fault(deed_reason_value);
}
