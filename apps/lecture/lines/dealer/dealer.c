/* dealer.c - an interrupt is an object like any other: it has one owner, and can be handed on. */
#include "dealer.component.h"

/* The line, once it is raised; null when it is somebody else's already. */
static struct Interrupt_client *raised(struct Interrupt_port *port)
{
    struct Interrupt_client *line = Interrupt_open(port, DEED_NOW);

    if (!line)
        return NULL;
    switch (Interrupt_client_receive(line)) {
    case Interrupt_Raised: return line;
    case Interrupt_closed: Interrupt_client_drop(line); return NULL;
    }
    return NULL;
}

void dealer_main(struct dealer_ports *ports)
{
    for (;;) {
        struct Lines_server *client = Lines_server_set_receive(ports->lines);

        switch (Lines_server_tag(client)) {
        case Lines_connected: break;
        case Lines_Close:
        case Lines_closed: Lines_server_drop(client); continue;
        case Lines_Claim: {
            struct Interrupt_client *line = raised(ports->line);
            if (line)
                Lines_send_Given(client, line);
            else
                Lines_send_Taken(client);
            break;
        }
        }
        Lines_server_set_put(ports->lines, client);
    }
}
