/* The call gets the slice, and the vector to keep. */
#include "memory.component.h"

static struct uint8_vector *g_text OWN;

static void keep(struct uint8_const_slice line, struct uint8_vector *text OWN CLAIMS)
{
    deed_drop(TAKE(g_text));
    if (uint8_const_slice_find(line, 0) == 0)
        PUT(g_text, text);
    else
        deed_drop(text);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct uint8_const_slice line = uint8_vector_const_slice(v);
    keep(line, v); //- //~ borrow-expired
    //+ keep(uint8_const_slice_first(deed_text(LITERAL("text")), line.length / 8), v);
}
