/* A handle that nobody keeps is never given back. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    struct uint8_frozen *handle = uint8_vector_freeze(text);
    if (handle == NULL)
        return;
    struct uint8_frozen *other = uint8_frozen_share(handle);
    if (other != NULL)
        deed_sleep_until(1);
    //+ deed_drop(other);
    deed_drop(handle);
} //~ leak
