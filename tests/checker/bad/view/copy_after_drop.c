/* A copy of the view, used when the vector is gone. */
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
    if (v == NULL)
        return;
    struct reader reader = {uint8_vector_const_slice(v), 0};
    struct reader copy = {0};
    copy = reader;
    //+ uint8_t byte = reader_byte(&copy);
    deed_drop(v);
    uint8_t byte = reader_byte(&copy); //- //~ borrow-expired
    if (byte != 0)
        deed_fault(deed_reason_value);
}
