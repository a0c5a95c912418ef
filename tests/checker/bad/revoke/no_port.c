/* Cuts a connection of no port. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    struct Console_port *port = ports->console;

    port = NULL; //- //~ null
    Console_revoke(port);
}
