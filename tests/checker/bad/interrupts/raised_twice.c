/* Taken for one that may come again before it is acknowledged. */
#include "driver.component.h"

void driver_main(struct driver_ports *ports)
{
    struct Interrupt_client *irq = Interrupt_open(ports->irq, DEED_FOREVER);
    uint32_t count = 0;
    while (irq != NULL) {
        switch (Interrupt_client_receive(irq)) {
        case Interrupt_Raised:
            Interrupt_send_Ack(irq);
            count++;
            break;
        //+ case Interrupt_closed:
        case Interrupt_timeout: //- //~ impossible
        case Interrupt_closed:  //-
            Interrupt_client_drop(irq);
            irq = NULL;
            break;
        }
    }
    deed_fault(count);
}
