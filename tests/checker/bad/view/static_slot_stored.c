/* What a slot owns is stored in the view of the caller, who does not know it. */
#include "memory.component.h"

static struct uint8_vector *g_text OWN;

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

static void reader_text(struct reader *reader)
{
    if (g_text == NULL)
        return;
    reader->in = uint8_vector_const_slice(g_text); //- //~ borrow-escape
    //+ reader->position = g_text->length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct reader reader = {deed_text(LITERAL("text")), 0};
    reader_text(&reader);
}
