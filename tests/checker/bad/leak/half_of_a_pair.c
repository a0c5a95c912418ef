/* The second channel end is dropped, the first one is not: an error path of three lines. */
#include "client.component.h"

OWN OPT STATE(Start) static struct Feed_server *make(void)
{
    struct Feed_server *server = Feed_channel();
    if (server == NULL)
        return NULL;
    struct Feed_client *client = Feed_peer(server);
    if (client == NULL) {
        //+ Feed_server_drop(server);
        return NULL; //~ leak
    }
    Feed_client_drop(client);
    return server;
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Feed_server *server = make();
    if (server != NULL) {
        Feed_send_Done(server);
        Feed_server_drop(server);
    }
}
