/* Only where something was to be done; otherwise the line stays masked for good. */
#include "driver.component.h"

static void work(struct Interrupt_client *irq STATE(Masked) TO(Armed), bool any)
{
    if (any) //-
    //+ deed_fault(any);
        Interrupt_send_Ack(irq);
} //~ state-join

void driver_main(struct driver_ports *ports)
{
    (void)ports;
}
