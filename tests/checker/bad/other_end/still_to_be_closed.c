/* The end that was asked about is still to be closed. */
#include "teller.component.h"

static uint32_t g_last;

static void ask(struct teller_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (!feed)
        return;
    switch (Feed_client_receive(feed)) {
    case Feed_Item:
        Feed_send_Stop(feed);
        break;
    case Feed_Done:
    case Feed_closed:
        break;
    }
    g_last = Feed_client_component(feed);
    //+ Feed_client_drop(feed);
} //~ leak

void teller_main(struct teller_ports *ports)
{
    ask(ports);
}
