/* Believes that a connection that was cut begins anew. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
    struct uint8_vector *one = uint8_vector_take(8), *two = uint8_vector_take(8);

    if (!console || !one || !two)
        deed_fault(deed_reason_value);
    Console_send_Write(console, one, 0);
    Console_revoke(ports->console);
    Console_send_Write(console, two, 0); //- //~ protocol
    //+ deed_drop(two);
    deed_fault(deed_reason_value);
}
