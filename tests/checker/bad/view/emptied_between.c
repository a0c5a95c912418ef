/* The slot is emptied by a call that knows nothing of the view. */
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

static void clear(void)
{
    deed_drop(TAKE(g_text));
}

static uint8_t use(void)
{
    if (g_text == NULL)
        return 0;
    struct reader reader = {uint8_vector_const_slice(g_text), 0};
    clear();
    //+ reader.in = deed_text(LITERAL("text"));
    return reader_byte(&reader); //~ borrow-expired
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_text, uint8_vector_take(4));
    if (use() == 'x')
        deed_fault(deed_reason_value);
}
