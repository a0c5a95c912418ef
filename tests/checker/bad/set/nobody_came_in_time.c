/* The deadline comes first: nothing came out of the set. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Feed_client_set *feeds = Feed_client_set_take();
    if (feeds == NULL)
        return;
    struct Feed_client *feed = Feed_client_set_receive_until(feeds, deed_now() + 1000);
    Feed_client_set_drop(feeds);
    //+ if (feed == NULL)
    //+     return;
    switch (Feed_client_tag(feed)) { //~ null
    case Feed_Item: Feed_send_Stop(feed); break;
    case Feed_Done:
    case Feed_closed: break;
    }
    Feed_client_drop(feed);
}
