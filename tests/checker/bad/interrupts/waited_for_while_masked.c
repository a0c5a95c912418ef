/* A wait for an interrupt whose line is masked: it never comes. */
#include "driver.component.h"

static void work(struct Interrupt_client *irq STATE(Masked) TO(Armed))
{
    switch (Interrupt_client_receive_until(irq, deed_now() + 5)) { //- //~ protocol
    case Interrupt_Raised: break; //-
    case Interrupt_closed: //-
    case Interrupt_timeout: break; //-
    } //-
    Interrupt_send_Ack(irq);
}

void driver_main(struct driver_ports *ports)
{
    (void)ports;
}
