/* The helper lets `closed` pass, and the endpoint goes back into the set. */
#include "server.component.h"

static bool answer(struct Calculator_server *client)
{
    switch (Calculator_server_tag(client)) {
    case Calculator_connected: return true;
    case Calculator_Add:
    case Calculator_Subtract:
    case Calculator_Multiply:
    case Calculator_Divide: Calculator_send_Overflow(client); return true;
    case Calculator_closed: break;
    }
    return false;
}

static void serve(struct Calculator_server *client, struct Calculator_server_set *clients)
{
    if (answer(client))
        Calculator_server_set_put(clients, client);
    else
        Calculator_server_set_put(clients, client); //- //~ protocol
        //+ Calculator_server_drop(client);
}

void server_main(struct server_ports *ports)
{
    for (;;)
        serve(Calculator_server_set_receive(ports->calculator), ports->calculator);
}
