/* The view is read after the last handle is gone. */
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
    const struct uint8_vector *view = uint8_frozen_view(handle);
    //+ if (view->at[0] != 0)
    //+     deed_fault(deed_reason_value);
    deed_drop(handle);
    if (view->at[0] != 0) //- //~ borrow-expired
        deed_fault(deed_reason_value); //-
}
