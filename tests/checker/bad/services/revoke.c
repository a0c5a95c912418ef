/* Cuts connections, and its component file does not say so. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    Console_revoke(ports->console); //- //~ service
    //+ (void)ports;
}
