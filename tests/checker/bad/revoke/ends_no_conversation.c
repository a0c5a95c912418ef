/* Believes that a conversation is over when its connection is cut: here it is, but the rule looks at
 * the contract. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
    struct uint8_vector *text = uint8_vector_take(8);

    if (!console || !text)
        deed_fault(deed_reason_value);
    Console_send_Write(console, text, 0);
    Console_revoke(ports->console);
    Console_client_drop(console); //- //~ protocol
    //+ deed_fault(deed_reason_value);
}
