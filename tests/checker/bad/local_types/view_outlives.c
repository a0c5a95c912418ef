/* A view of the function's own kind is read when what lent to it is gone. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct cursor {
        struct uint8_const_slice in;
        uint64_t at;
    };
    struct uint8_vector *bytes = uint8_vector_take(4);
    if (bytes == NULL)
        return;
    struct cursor cursor = {.in = uint8_vector_const_slice(bytes)};
    uint64_t length = cursor.in.length;
    deed_drop(bytes);
    if (length > 0)
        deed_sleep_until(cursor.in.at[0]); //- //~ borrow-expired
    //+ deed_sleep_until(length);
}
