/* The driver leaves in the middle: the line stays masked, and its device waits. */
#include "driver.component.h"

static void leave(struct Interrupt_client *irq OWN CLAIMS STATE(Masked))
{
    Interrupt_client_drop(irq); //- //~ protocol
    //+ deed_fault(irq == NULL);
}

void driver_main(struct driver_ports *ports)
{
    (void)ports;
}
