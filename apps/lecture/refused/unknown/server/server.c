/* server.c - panics at unknown opcodes, as the lecture's server does. There are none; what such a
 * case would really swallow is the message that the contract gets next. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Adder_server *client = Adder_server_set_receive(ports->service);

        switch (Adder_server_tag(client)) {
        case Adder_connected: break;
        case Adder_Close:
        case Adder_closed: Adder_server_drop(client); continue;
        case Adder_Add:
            Adder_send_Sum(client, (int64_t)Adder_Add_a(client) + Adder_Add_b(client));
            break;
        default: deed_fault(deed_reason_value); //~ default
        }
        Adder_server_set_put(ports->service, client);
    }
}
