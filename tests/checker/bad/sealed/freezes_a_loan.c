/* A helper freezes the vector under the feet of its owner. */
#include "memory.component.h"

static void freeze(struct uint8_vector *text)
{
    struct uint8_frozen *handle = uint8_vector_freeze(text);
    deed_drop(handle);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    freeze(text);
    deed_drop(text); //- //~ use-after-move
}
