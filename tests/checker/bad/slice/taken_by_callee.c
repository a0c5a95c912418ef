/* The function empties the slot that its argument was read through. */
#include "memory.component.h"

static struct uint8_vector *g_text OWN;

static uint64_t shorten(struct uint8_const_slice line)
{
    deed_drop(TAKE(g_text));
    return uint8_const_slice_find(line, 0);
}

static uint64_t use(void)
{
    if (g_text == NULL)
        return 0;
    return shorten(uint8_vector_const_slice(g_text)); //- //~ borrow-expired
    //+ return shorten(deed_text(LITERAL("text")));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_text, uint8_vector_take(4));
    if (use() > 100)
        deed_fault(deed_reason_value);
}
