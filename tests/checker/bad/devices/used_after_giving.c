/* Handed on, and read once more. */
#include "porter.component.h"

static void give(struct Lease_client *lease OWN CLAIMS STATE(Ready),
                 struct Ioports_client *uart OWN CLAIMS STATE(Held))
{
    switch (Lease_call_Ports(lease, uart)) {
    case Lease_Thanks: deed_fault(1);
    case Lease_closed: Lease_client_drop(lease); break;
    }
}

static uint8_t last(struct Lease_client *lease OWN CLAIMS STATE(Ready),
                    struct Ioports_client *uart OWN CLAIMS STATE(Held))
{
    //+ uint8_t status = Ioports_read8(uart, 5);
    give(lease, uart);
    return Ioports_read8(uart, 5); //- //~ use-after-move
    //+ return status;
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
