/* The manager's component file does not list this service. */
#include "manager.component.h"

void manager_main(struct manager_ports *ports)
{
    (void)ports;
    if (deed_component_count() > 3)
        deed_inject(deed_reason_page); //- //~ service
        //+ deed_component_stop(3);
}
