/* The other end of a channel that there may not be. */
#include "teller.component.h"

static uint32_t g_last;

static void ask(struct teller_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    g_last = Feed_client_component(feed); //- //~ null
    if (!feed)
        return;
    //+ g_last = Feed_client_component(feed);
    switch (Feed_client_receive(feed)) {
    case Feed_Item:
        Feed_send_Stop(feed);
        break;
    case Feed_Done:
    case Feed_closed:
        break;
    }
    Feed_client_drop(feed);
}

void teller_main(struct teller_ports *ports)
{
    ask(ports);
}
