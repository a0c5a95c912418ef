/* An interrupt may be under way to it. */
#include "porter.component.h"

static void hand_on(struct Lease_client *lease OWN CLAIMS STATE(Ready),
                    struct Interrupt_client *line OWN CLAIMS STATE(Armed))
{
    //+ Interrupt_send_Hold(line);
    //+ switch (Interrupt_client_receive(line)) {
    //+ case Interrupt_Held: case Interrupt_Raised: break;
    //+ case Interrupt_closed: deed_fault(1); }
    switch (Lease_call_Line(lease, line)) { //~ state
    case Lease_Thanks: deed_fault(1);
    case Lease_closed: Lease_client_drop(lease); break;
    }
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
