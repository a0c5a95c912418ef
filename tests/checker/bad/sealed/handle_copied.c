/* One handle is written over another: one body would lose a count, one would gain it. */
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
        *other = *handle; //- //~ opaque
        //+ deed_sleep_until(1);
    deed_drop(other);
    deed_drop(handle);
}
