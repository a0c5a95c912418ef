/* A loan taken before the freeze would still write. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    uint8_t *first = &AT(text->at, text->length, 0);
    //+ *first = 1;
    struct uint8_frozen *handle = uint8_vector_freeze(text);
    if (handle == NULL)
        return;
    *first = 1; //- //~ borrow-expired
    deed_drop(handle);
}
