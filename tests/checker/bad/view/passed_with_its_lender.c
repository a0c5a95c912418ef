/* The call gets the address of the view, and the vector to drop. */
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

static uint8_t finish(struct reader *reader, struct uint8_vector *text OWN CLAIMS)
{
    deed_drop(text);
    return reader_byte(reader);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct reader reader = {uint8_vector_const_slice(v), 0};
    //+ reader.in = deed_text(LITERAL("text"));
    if (finish(&reader, v) == 'x') //~ borrow-expired
        deed_fault(deed_reason_value);
}
