/* spare.c - a component as small as they come: says that it is alive. */
#include "spare.component.h"

void spare_main(struct spare_ports *ports)
{
    for (;;) {
        struct Alive_server *client = Alive_server_set_receive(ports->service);

        switch (Alive_server_tag(client)) {
        case Alive_connected: Alive_server_set_put(ports->service, client); break;
        case Alive_closed: Alive_server_drop(client); break;
        case Alive_Ask:
            Alive_send_Yes(client);
            Alive_server_drop(client);
            break;
        }
    }
}
