/* `closed`, and an acknowledgement into nothing. */
#include "driver.component.h"

void driver_main(struct driver_ports *ports)
{
    struct Interrupt_client *irq = Interrupt_open(ports->irq, DEED_FOREVER);
    while (irq != NULL) {
        switch (Interrupt_client_receive(irq)) {
        case Interrupt_Raised: Interrupt_send_Ack(irq); break;
        case Interrupt_closed:
            Interrupt_send_Ack(irq); //- //~ protocol
            Interrupt_client_drop(irq);
            irq = NULL;
            break;
        }
    }
}
