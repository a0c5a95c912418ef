/* Goes past the function of the contract. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    deed_revoke(&ports->console->port); //- //~ opaque
    //+ Console_revoke(ports->console);
}
