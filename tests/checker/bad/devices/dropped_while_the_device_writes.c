/* Freed, and still written. */
#include "porter.component.h"

static void offer(struct Virtqueue_client *queue STATE(Idle) TO(One))
{
    struct uint8_vector *buffer = uint8_vector_take(64);
    Virtqueue_send_Offer(queue, NULL, buffer);
    deed_drop(buffer); //- //~ use-after-move
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
