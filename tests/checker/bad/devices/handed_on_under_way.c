/* The device still writes to what was offered. */
#include "porter.component.h"

static void hand_on(struct Lease_client *lease OWN CLAIMS STATE(Ready),
                    struct Virtqueue_client *queue OWN CLAIMS STATE(Idle))
{
    Virtqueue_send_Offer(queue, NULL, uint8_vector_take(64)); //-
    switch (Lease_call_Queue(lease, queue)) { //~ state
    case Lease_Thanks: deed_fault(1);
    case Lease_closed: Lease_client_drop(lease); break;
    }
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
