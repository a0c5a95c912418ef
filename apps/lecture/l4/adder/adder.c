/* adder.c - L4's server loop: reply to the last client and wait for any, in one step. */
#include "adder.component.h"

void adder_main(struct adder_ports *ports)
{
    struct Adder_server *client = Adder_server_set_receive(ports->service);

    for (;;) {
        switch (Adder_server_tag(client)) {
        case Adder_Add: {
            int64_t sum = (int64_t)Adder_Add_a(client) + Adder_Add_b(client);
            client = Adder_reply_Sum(ports->service, client, sum); /* reply and wait */
            continue;
        }
        case Adder_connected: Adder_server_set_put(ports->service, client); break;
        case Adder_Close:
        case Adder_closed: Adder_server_drop(client); break;
        }
        client = Adder_server_set_receive(ports->service); /* receive from any */
    }
}
