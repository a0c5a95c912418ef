/* Given back, and the device still writes. */
#include "porter.component.h"

static void end(struct Virtqueue_client *queue OWN CLAIMS STATE(Idle))
{
    Virtqueue_send_Offer(queue, NULL, uint8_vector_take(64)); //-
    Virtqueue_send_Return(queue); //~ protocol
    Virtqueue_client_drop(queue);
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
