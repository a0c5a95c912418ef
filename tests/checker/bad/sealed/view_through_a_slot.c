/* The handle in a field is replaced while its vector is being read. */
#include "memory.component.h"

static struct uint8_frozen *g_text OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    struct uint8_frozen *handle = uint8_vector_freeze(text);
    if (handle == NULL)
        return;
    PUT(g_text, handle);
    const struct uint8_frozen *kept = g_text;
    if (kept == NULL)
        return;
    const struct uint8_vector *view = uint8_frozen_view(kept);
    //+ uint64_t length = view->length;
    deed_drop(TAKE(g_text));
    deed_sleep_until(view->length); //- //~ borrow-expired
    //+ deed_sleep_until(length);
}
