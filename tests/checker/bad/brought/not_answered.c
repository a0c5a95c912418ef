/* The helper only looks, and the caller puts the client back without an answer. */
#include "server.component.h"

static int32_t look(struct Calculator_server *client)
{
    return Calculator_Add_a(client);
}

static void serve(struct Calculator_server *client, struct Calculator_server_set *clients)
{
    int32_t a = 0;
    switch (Calculator_server_tag(client)) {
    case Calculator_connected: break;
    case Calculator_Add:
        a = look(client);
        //+ Calculator_send_Result(client, a);
        break;
    case Calculator_Subtract:
    case Calculator_Multiply:
    case Calculator_Divide: Calculator_send_Result(client, a); break;
    case Calculator_closed: Calculator_server_drop(client); return;
    }
    Calculator_server_set_put(clients, client); //~ state-join
}

void server_main(struct server_ports *ports)
{
    for (;;)
        serve(Calculator_server_set_receive(ports->calculator), ports->calculator);
}
