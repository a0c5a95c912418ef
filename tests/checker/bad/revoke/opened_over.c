/* Believes that the end of a connection that was cut is no longer there, and opens another in its
 * place. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);

    Console_revoke(ports->console);
    console = Console_open(ports->console, DEED_FOREVER); //- //~ overwrite
    if (console)
        Console_client_drop(console);
}
