/* Once to be read, and once to be written. */
#include "porter.component.h"

static void offer(struct Virtqueue_client *queue STATE(Idle) TO(One))
{
    struct uint8_vector *buffer = uint8_vector_take(64);
    Virtqueue_send_Offer(queue, buffer, buffer); //- //~ use-after-move
    //+ Virtqueue_send_Offer(queue, buffer, NULL);
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
