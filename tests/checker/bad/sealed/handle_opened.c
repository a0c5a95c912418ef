/* The handle is looked into, and led to another vector. */
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
    const struct deed_frozen *inside = &handle->frozen; //- //~ opaque
    if (inside->body == NULL) //-
    //+ if (uint8_frozen_view(handle)->length == 0)
        deed_fault(deed_reason_value);
    deed_drop(handle);
}
