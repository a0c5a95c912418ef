/* An endpoint under two names: a request is sent under one, and answered under the other. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feed == NULL)
        return;
    struct Feed_client *same = feed;
    switch (Feed_client_receive(same)) {
    case Feed_Item: Feed_send_Stop(same); break;
    case Feed_Done:
    case Feed_closed: Feed_client_drop(same); return;
    }
    Feed_client_drop(same);
    Feed_client_drop(feed); //- //~ use-after-move
}
