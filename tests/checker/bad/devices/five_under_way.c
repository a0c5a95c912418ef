/* There is room for four. */
#include "porter.component.h"

static void flood(struct Virtqueue_client *queue STATE(Three) TO(Four))
{
    Virtqueue_send_Offer(queue, NULL, uint8_vector_take(64));
    Virtqueue_send_Offer(queue, NULL, uint8_vector_take(64)); //- //~ protocol
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
