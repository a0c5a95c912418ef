/* No deadline, no time-out. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feed == NULL)
        return;
    for (;;) {
        switch (Feed_client_receive(feed)) {
        case Feed_Item: Feed_send_More(feed); break;
        case Feed_timeout: break; //- //~ impossible
        case Feed_Done:
        case Feed_closed: Feed_client_drop(feed); return;
        }
    }
}
