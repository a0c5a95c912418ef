/* Who cuts connections has forgotten that its own may be the one. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
    struct uint8_vector *text = uint8_vector_take(8);

    if (!console || !text)
        deed_fault(deed_reason_value);
    Console_revoke(ports->console);
    switch (Console_call_Write(console, text, 0)) { //~ unhandled
    case Console_Written: deed_drop(Console_Written_text(console)); break;
    //+ case Console_closed: Console_client_drop(console); return;
    }
    deed_fault(deed_reason_value);
}
