/* As often as there were bytes: the second is for an interrupt that has not come. */
#include "driver.component.h"

static void work(struct Interrupt_client *irq STATE(Masked) TO(Armed), uint32_t bytes)
{
    for (uint32_t i = 0; i < bytes; i++) //-
    //+ deed_fault(bytes);
        Interrupt_send_Ack(irq);
} //~ state-join

void driver_main(struct driver_ports *ports)
{
    (void)ports;
}
