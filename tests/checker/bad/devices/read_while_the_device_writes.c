/* What was offered is the device's. */
#include "porter.component.h"

static uint8_t peek(struct Virtqueue_client *queue STATE(Idle) TO(One))
{
    struct uint8_vector *buffer = uint8_vector_take(64);
    if (!buffer)
        deed_fault(1);
    //+ uint8_t first = buffer->at[0];
    Virtqueue_send_Offer(queue, NULL, buffer);
    return buffer->at[0]; //- //~ use-after-move
    //+ return first;
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
