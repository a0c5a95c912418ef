/* Believes that what is cut is dropped. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);

    if (!console)
        deed_fault(deed_reason_value);
    Console_revoke(ports->console);
    //+ Console_client_drop(console);
} //- //~ leak
//+ }
