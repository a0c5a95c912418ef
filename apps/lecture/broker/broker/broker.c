/* broker.c - who may speak to an adder. The system file gives the broker a port; it opens a channel
 * from it, and hands the client's end on. The port stays with the broker, and with it the right to
 * cut the channel, wherever its ends are by then. */
#include "broker.component.h"

static bool g_allowed;

/* Null when it is not allowed, and when somebody has the connection already. */
static struct Adder_client *connection(struct Adder_port *port)
{
    return g_allowed ? Adder_open(port, DEED_NOW) : NULL;
}

static void serve_door(struct broker_ports *ports)
{
    struct Broker_server *client = Broker_server_set_receive(ports->doors);

    switch (Broker_server_tag(client)) {
    case Broker_connected: break;
    case Broker_Close:
    case Broker_closed: Broker_server_drop(client); return;
    case Broker_Want: {
        struct Adder_client *adder = connection(ports->adder);
        if (adder)
            Broker_send_Granted(client, adder);
        else
            Broker_send_Refused(client);
        break;
    }
    }
    Broker_server_set_put(ports->doors, client);
}

static void serve_office(struct broker_ports *ports)
{
    struct Office_server *client = Office_server_set_receive(ports->office);

    switch (Office_server_tag(client)) {
    case Office_connected: break;
    case Office_Close:
    case Office_closed: Office_server_drop(client); return;
    case Office_Allow:
        g_allowed = true;
        Office_send_Allowed(client);
        break;
    case Office_Revoke:
        g_allowed = false;
        Adder_revoke(ports->adder);
        Office_send_Revoked(client);
        break;
    }
    Office_server_set_put(ports->office, client);
}

void broker_main(struct broker_ports *ports)
{
    for (;;) {
        if (deed_wait2(ports->doors, ports->office, DEED_FOREVER) == 0)
            serve_door(ports);
        else
            serve_office(ports);
    }
}
