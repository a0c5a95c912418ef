/* The helper has answered; its caller answers once more. */
#include "server.component.h"

static void add(struct Calculator_server *client)
{
    Calculator_send_Result(client, Calculator_Add_a(client));
}

static void serve(struct Calculator_server *client, struct Calculator_server_set *clients)
{
    switch (Calculator_server_tag(client)) {
    case Calculator_connected: break;
    case Calculator_Add:
        add(client);
        Calculator_send_Overflow(client); //- //~ protocol
        break;
    case Calculator_Subtract:
    case Calculator_Multiply:
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
