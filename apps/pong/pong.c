/* pong.c - answers at once, for measuring: a server like any other, with its clients in a set. */
#include "pong.component.h"

void pong_main(struct pong_ports *ports)
{
    struct Ping_server_set *clients = ports->service;
    struct Ping_server *client = Ping_server_set_receive(clients);

    for (;;) {
        switch (Ping_server_tag(client)) {
        case Ping_Empty: client = Ping_reply_Done(clients, client); continue;
        case Ping_One: client = Ping_reply_DoneOne(clients, client, Ping_One_a(client)); continue;
        case Ping_Four:
            client = Ping_reply_DoneFour(clients, client, Ping_Four_a(client), Ping_Four_b(client),
                                         Ping_Four_c(client), Ping_Four_d(client));
            continue;
        case Ping_Block:
            client = Ping_reply_DoneBlock(clients, client, Ping_Block_words(client));
            continue;
        case Ping_Move:
            client = Ping_reply_DoneMove(clients, client, Ping_Move_data(client));
            continue;
        case Ping_Graph:
            client = Ping_reply_DoneGraph(clients, client, Ping_Graph_graph(client));
            continue;
        case Ping_connected: Ping_server_set_put(clients, client); break;
        case Ping_closed: Ping_server_drop(client); break;
        }
        client = Ping_server_set_receive(clients);
    }
}
