/* The endpoint is back in the set, and another request may be answered with it. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Feed_server *feed = Feed_server_set_receive(ports->feeds);
        switch (Feed_server_tag(feed)) {
        case Feed_connected:
        case Feed_More:
            Feed_send_Item(feed, 1);
            Feed_server_set_put(ports->feeds, feed);
            Feed_send_Item(feed, 2); //- //~ use-after-move
            break;
        case Feed_Stop:
        case Feed_closed:
            Feed_server_drop(feed);
            break;
        }
    }
}
