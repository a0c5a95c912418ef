/* The line stays masked, and the next interrupt never comes. */
#include "driver.component.h"

static uint32_t g_count;

void driver_main(struct driver_ports *ports)
{
    struct Interrupt_client *irq = Interrupt_open(ports->irq, DEED_FOREVER);
    while (irq != NULL) {
        switch (Interrupt_client_receive(irq)) { //~ state-join
        case Interrupt_Raised:
            //+ Interrupt_send_Ack(irq);
            g_count++;
            break;
        case Interrupt_closed:
            Interrupt_client_drop(irq);
            irq = NULL;
            break;
        }
    }
}
