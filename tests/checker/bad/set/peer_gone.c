/* One of many servers is gone: the set says so, and somebody has to listen. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Feed_client_set *feeds = Feed_client_set_take();
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feeds == NULL || feed == NULL)
        deed_fault(deed_reason_stopped);
    Feed_client_set_put(feeds, feed);
    struct Feed_client *next = Feed_client_set_receive(feeds);
    switch (Feed_client_tag(next)) { //~ unhandled
    //+ case Feed_closed:
    case Feed_Done: break;
    case Feed_Item: Feed_send_Stop(next); break;
    }
    Feed_client_drop(next);
    Feed_client_set_drop(feeds);
}
