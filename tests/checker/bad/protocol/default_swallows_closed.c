/* `default` swallows `closed`: a loop around a dead peer. */
#include "client.component.h"

static void listen(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    for (;;) {
        switch (Feed_client_receive(feed)) {
        case Feed_Item: Feed_send_More(feed); break;
        case Feed_Done: Feed_client_drop(feed); return;
        default: Feed_client_drop(feed); return; //- //~ default
        //+ case Feed_closed: Feed_client_drop(feed); return;
        }
    }
}

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feed != NULL)
        listen(feed);
}
