/* Cuts the connection to the kernel that tells of deaths, as if it were a console's. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    Console_revoke((struct Console_port *)(void *)ports->faults); //- //~ cast
    //+ Console_revoke(ports->console);
}
