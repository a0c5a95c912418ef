/* Has the service called through a pointer, where nobody looks whether it is listed. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    void (*cut)(struct Console_port *) = Console_revoke; //- //~ function-pointer
    cut(ports->console); //-
    //+ Console_revoke(ports->console);
}
