/* A handle that no freeze has made. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    deed_drop(text);
    struct uint8_frozen *handle = deed_take(sizeof(struct uint8_frozen)); //- //~ cast
    //+ struct uint64_vector *handle = uint64_vector_take(8);
    deed_drop(handle);
}
