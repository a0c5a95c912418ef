/* The helper switches over what came, and leaves a message out. */
#include "server.component.h"

static void serve(struct Calculator_server *client, struct Calculator_server_set *clients)
{
    switch (Calculator_server_tag(client)) { //~ unhandled
    case Calculator_connected: break;
    case Calculator_Add:
    case Calculator_Subtract: //-
    //+ case Calculator_Subtract:
    //+ case Calculator_Multiply:
    case Calculator_Divide: Calculator_send_Overflow(client); break;
    case Calculator_closed: Calculator_server_drop(client); return;
    }
    Calculator_server_set_put(clients, client);
}

void server_main(struct server_ports *ports)
{
    for (;;)
        serve(Calculator_server_set_receive(ports->calculator), ports->calculator);
}
