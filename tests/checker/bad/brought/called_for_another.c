/* The helper reads what only Add brings, and is called for another message as well. */
#include "server.component.h"

static void add(struct Calculator_server *client)
{
    int32_t a = Calculator_Add_a(client); //~ cell
    Calculator_send_Result(client, a);
}

static void serve(struct Calculator_server *client, struct Calculator_server_set *clients)
{
    switch (Calculator_server_tag(client)) {
    case Calculator_connected: break;
    case Calculator_Add: //-
    case Calculator_Subtract: add(client); break; //-
    //+ case Calculator_Add: add(client); break;
    //+ case Calculator_Subtract:
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
