/* Stops others. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 8; i++)
        deed_component_stop(i); //- //~ service
        //+ deed_sleep_until(i);
}
