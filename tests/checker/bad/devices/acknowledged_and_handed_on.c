/* Acknowledged: the next one may be under way. */
#include "porter.component.h"

static void hand_on(struct Lease_client *lease OWN CLAIMS STATE(Ready),
                    struct Interrupt_client *line OWN CLAIMS STATE(Kept))
{
    Interrupt_send_Ack(line); //-
    switch (Lease_call_Line(lease, line)) { //~ state
    case Lease_Thanks: deed_fault(1);
    case Lease_closed: Lease_client_drop(lease); break;
    }
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
