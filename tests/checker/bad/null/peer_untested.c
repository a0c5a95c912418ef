/* There is no client end: somebody has it already. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server *server = File_channel();
    if (server == NULL)
        return;
    struct File_client *client = File_peer(server);
    //+ if (client != NULL)
    File_client_drop(client); //~ null
    File_server_drop(server);
}
