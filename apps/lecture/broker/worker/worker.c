/* worker.c - adds as it is told to, with a connection that it was granted or given. What an adder
 * is called elsewhere, and who else has one, it does not know. */
#include "worker.component.h"

static struct Broker_client *g_broker OWN STATE(Ready);
static struct Adder_client *g_adder OWN STATE(Ready);

static void keep(struct Adder_client *adder OWN CLAIMS STATE(Ready))
{
    struct Adder_client *old = TAKE(g_adder);

    if (old) {
        Adder_send_Close(old);
        Adder_client_drop(old);
    }
    PUT(g_adder, adder);
}

static bool fetch(struct Broker_port *port)
{
    struct Broker_client *broker = TAKE(g_broker);
    bool granted = false;

    if (!broker)
        broker = Broker_open(port, DEED_FOREVER);
    if (!broker)
        return false;
    switch (Broker_call_Want(broker)) {
    case Broker_Granted:
        keep(Broker_Granted_adder(broker));
        granted = true;
        break;
    case Broker_Refused: break;
    case Broker_closed: Broker_client_drop(broker); return false;
    }
    PUT(g_broker, broker);
    return granted;
}

static void add(struct Work_server *client STATE(Adding) TO(Ready), int32_t a, int32_t b)
{
    struct Adder_client *adder = TAKE(g_adder);

    if (!adder) {
        Work_send_Gone(client);
        return;
    }
    switch (Adder_call_Add(adder, a, b)) {
    case Adder_Sum:
        Work_send_Sum(client, Adder_Sum_sum(adder));
        PUT(g_adder, adder);
        break;
    case Adder_closed: /* the adder has stopped, or the broker has cut the connection */
        Adder_client_drop(adder);
        Work_send_Gone(client);
        break;
    }
}

void worker_main(struct worker_ports *ports)
{
    for (;;) {
        struct Work_server *client = Work_server_set_receive(ports->work);

        switch (Work_server_tag(client)) {
        case Work_connected: break;
        case Work_Close:
        case Work_closed: Work_server_drop(client); continue;
        case Work_Fetch: Work_send_Fetched(client, fetch(ports->broker)); break;
        case Work_Add: {
            int32_t a = Work_Add_a(client);
            add(client, a, Work_Add_b(client));
            break;
        }
        case Work_GiveUp: Work_send_GivenUp(client, TAKE(g_adder)); break;
        case Work_Take:
            keep(Work_Take_adder(client));
            Work_send_Taken(client);
            break;
        }
        Work_server_set_put(ports->work, client);
    }
}
