/* The function empties the slot that the view was read through. */
#include "memory.component.h"

static struct uint8_vector *g_text OWN;

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

static uint8_t last(struct reader *reader)
{
    deed_drop(TAKE(g_text));
    return reader_byte(reader);
}

static uint8_t use(void)
{
    if (g_text == NULL)
        return 0;
    struct reader reader = {uint8_vector_const_slice(g_text), 0};
    //+ reader.in = deed_text(LITERAL("text"));
    return last(&reader); //~ borrow-expired
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_text, uint8_vector_take(4));
    if (use() == 'x')
        deed_fault(deed_reason_value);
}
