/* echo.c - says again what it is told. It goes on when its client has gone, for a system may well
 * want a great many that do nothing. */
#include "echo.component.h"

void echo_main(struct echo_ports *ports)
{
    struct Echo_server_set *clients = ports->service;
    struct Echo_server *client = Echo_server_set_receive(clients);

    for (;;) {
        switch (Echo_server_tag(client)) {
        case Echo_Say: client = Echo_reply_Said(clients, client, Echo_Say_word(client)); continue;
        case Echo_Knock: client = Echo_reply_Here(clients, client); continue;
        case Echo_connected: Echo_server_set_put(clients, client); break;
        case Echo_Leave:
        case Echo_closed: Echo_server_drop(client); break;
        }
        client = Echo_server_set_receive(clients);
    }
}
