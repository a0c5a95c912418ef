/* Only endpoints have states. */
#include "client.component.h"

static void touch(struct uint8_vector *buffer STATE(Ready)) //- //~ annotation
//+ static void touch(struct uint8_vector *buffer)
{
    if (buffer->length > 0)
        buffer->at[0] = 1;
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct uint8_vector *buffer = uint8_vector_take(3);
    if (buffer != NULL)
        touch(buffer);
    deed_drop(buffer);
}
