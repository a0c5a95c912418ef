/* One view assigned to another by a callee, and the lender of the first goes. */
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

static void rewind(struct reader *reader, const struct reader *start)
{
    *reader = *start;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct reader start = {uint8_vector_const_slice(v), 0};
    struct reader reader = {deed_text(LITERAL("text")), 0};
    rewind(&reader, &start);
    //+ reader.in = deed_text(LITERAL("other"));
    deed_drop(v);
    if (reader_byte(&reader) == 'x') //~ borrow-expired
        deed_fault(deed_reason_value);
}
