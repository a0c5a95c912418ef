/* Makes a port of its own, with the number of somebody else's. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    struct Console_port port = {{3, 0}}; //- //~ opaque
    Console_revoke(&port); //-
    //+ Console_revoke(ports->console);
}
