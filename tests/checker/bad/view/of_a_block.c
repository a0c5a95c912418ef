/* A pointer to a view that went out of scope. */
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
    struct reader other = {deed_text(LITERAL("other")), 0};
    struct reader *one = &other;
    {
        struct reader reader = {deed_text(LITERAL("text")), 0};
        one = &reader;
        one->position = 1;
    }
    //+ one = &other;
    if (reader_byte(one) == 'x') //~ borrow-expired
        deed_fault(deed_reason_value);
}
