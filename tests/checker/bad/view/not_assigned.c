/* A view that nobody has assigned. */
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
    struct reader reader; //-
    //+ struct reader reader = {deed_text(LITERAL("text")), 0};
    if (reader_byte(&reader) == 'x') //~ uninitialised
        deed_fault(deed_reason_value);
}
