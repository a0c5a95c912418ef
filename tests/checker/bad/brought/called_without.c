/* The helper reads a message; one of its callers has none. */
#include "server.component.h"

static int32_t g_last;

static void note(struct Calculator_server *client)
{
    g_last = Calculator_Add_a(client); //~ cell
}

static void serve(struct Calculator_server *client, struct Calculator_server_set *clients)
{
    switch (Calculator_server_tag(client)) {
    case Calculator_connected: note(client); break; //-
    //+ case Calculator_connected: break;
    case Calculator_Add:
        Calculator_send_Result(client, g_last);
        note(client);
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
