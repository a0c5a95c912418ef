/* The untyped service would freeze whatever it is given. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    (void)deed_vector_freeze(text); //- //~ opaque
    deed_drop(text);
}
