/* A receive with a deadline may come back with nothing. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feed == NULL)
        return;
    for (;;) {
        switch (Feed_client_receive_until(feed, deed_now() + 1000)) { //~ unhandled
        case Feed_Item: Feed_send_More(feed); break;
        //+ case Feed_timeout: break;
        case Feed_Done:
        case Feed_closed: Feed_client_drop(feed); return;
        }
    }
}
