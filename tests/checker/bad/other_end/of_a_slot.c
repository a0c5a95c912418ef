/* What hangs in a slot may be nothing. */
#include "teller.component.h"

static uint32_t g_last;

static struct Feed_client *g_feed OWN STATE(Start);

static void ask(struct teller_ports *ports)
{
    PUT(g_feed, Feed_open(ports->feed, DEED_FOREVER));
    g_last = Feed_client_component(g_feed); //- //~ null
}

void teller_main(struct teller_ports *ports)
{
    ask(ports);
}
