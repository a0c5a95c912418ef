/* Believes that what was under way comes back when the connection is cut. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
    struct uint8_vector *text = uint8_vector_take(8);

    if (!console || !text)
        deed_fault(deed_reason_value);
    Console_send_Write(console, text, 0);
    Console_revoke(ports->console);
    deed_drop(text); //- //~ use-after-move
    deed_fault(deed_reason_value);
}
