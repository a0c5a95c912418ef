/* pong.c - answers at once, for measuring: a server like any other, with its clients in a set. */
#include "pong.component.h"

void pong_main(struct pong_ports *ports)
{
    for (;;) {
        struct Ping_server *client = Ping_server_set_receive(ports->service);

        switch (Ping_server_tag(client)) {
        case Ping_connected: break;
        case Ping_closed: Ping_server_drop(client); continue;
        case Ping_Empty: Ping_send_Done(client); break;
        case Ping_Four:
            Ping_send_DoneFour(client, Ping_Four_a(client), Ping_Four_b(client),
                               Ping_Four_c(client), Ping_Four_d(client));
            break;
        case Ping_Block: Ping_send_DoneBlock(client, Ping_Block_words(client)); break;
        case Ping_Move: Ping_send_DoneMove(client, Ping_Move_data(client)); break;
        }
        Ping_server_set_put(ports->service, client);
    }
}
