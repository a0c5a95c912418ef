/* A case that falls to the end of the switch has dropped the vector. */
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
    switch (reader_byte(&reader)) {
    case 0: reader.position = 0; break;
    case 1:
        deed_drop(v);
        v = NULL;
        //+ reader.in = deed_text(LITERAL("text"));
        break;
    default: break;
    }
    uint8_t byte = reader_byte(&reader); //~ borrow-expired
    deed_drop(v);
    if (byte == 7)
        deed_fault(deed_reason_value);
}
