/* chief.c - the chief of a clan: what goes in and out goes over it. It may look at each message,
 * and refuse; neither side knows of it. */
#include "chief.component.h"

static struct Adder_client *g_back OWN STATE(Ready);

/* The sum that the adder behind has; 0 when there is none. */
static int64_t ask(struct Adder_port *port, int32_t a, int32_t b)
{
    struct Adder_client *adder = TAKE(g_back);
    int64_t sum = 0;

    if (!adder)
        adder = Adder_open(port, DEED_FOREVER);
    if (!adder)
        return 0;
    switch (Adder_call_Add(adder, a, b)) {
    case Adder_Sum:
        sum = Adder_Sum_sum(adder);
        PUT(g_back, adder);
        break;
    case Adder_closed: Adder_client_drop(adder); break;
    }
    return sum;
}

void chief_main(struct chief_ports *ports)
{
    struct Adder_server *client = Adder_server_set_receive(ports->front);

    for (;;) {
        switch (Adder_server_tag(client)) {
        case Adder_Add: {
            int64_t sum = ask(ports->back, Adder_Add_a(client), Adder_Add_b(client));
            client = Adder_reply_Sum(ports->front, client, sum);
            continue;
        }
        case Adder_connected: Adder_server_set_put(ports->front, client); break;
        case Adder_Close:
        case Adder_closed: Adder_server_drop(client); break;
        }
        client = Adder_server_set_receive(ports->front);
    }
}
