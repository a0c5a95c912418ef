/* A slice in a struct that owns, and that will be taken from the heap. */
#include "memory.component.h"

struct connection {
    struct uint8_vector *buffer OWN;
    struct uint8_slice unread; //- //~ borrow-escape
    //+ uint64_t unread;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct connection *connection = deed_take(sizeof(struct connection));
    if (connection == NULL)
        return;
    PUT(connection->buffer, uint8_vector_take(8));
    deed_drop(TAKE(connection->buffer));
    deed_drop(connection);
}
