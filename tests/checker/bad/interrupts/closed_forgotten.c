/* The interrupt's other end is the kernel; it goes, too, when the driver is stopped. */
#include "driver.component.h"

void driver_main(struct driver_ports *ports)
{
    struct Interrupt_client *irq = Interrupt_open(ports->irq, DEED_FOREVER);
    if (irq == NULL)
        return;
    switch (Interrupt_client_receive(irq)) { //~ unhandled
    case Interrupt_Raised: deed_fault(deed_reason_stopped);
    //+ case Interrupt_closed: break;
    }
    Interrupt_client_drop(irq);
}
