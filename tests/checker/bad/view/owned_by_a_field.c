/* A field that would own a view. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

struct connection {
    struct reader *reader OWN; //- //~ borrow-escape
    //+ uint64_t position;
    uint64_t received;
};

static uint64_t received(const struct connection *connection)
{
    return connection->received;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct connection *connection = deed_take(sizeof(struct connection));
    if (connection == NULL)
        return;
    uint64_t count = received(connection);
    deed_drop(connection);
    if (count > 0)
        deed_fault(deed_reason_value);
}
