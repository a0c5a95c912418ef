/* The slot that the vector was read from is emptied by a call. */
#include "memory.component.h"

static struct uint8_vector *g_text OWN;

static void clear(void)
{
    deed_drop(TAKE(g_text));
}

static uint64_t blanks(void)
{
    if (g_text == NULL)
        return 0;
    struct uint8_const_slice s = uint8_vector_const_slice(g_text);
    uint64_t at = uint8_const_slice_find(s, ' ');
    clear();
    return at + uint8_const_slice_find(uint8_const_slice_rest(s, at), ' '); //- //~ borrow-expired
    //+ return at + s.length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_text, uint8_vector_take(4));
    if (blanks() > 100)
        deed_fault(deed_reason_value);
}
