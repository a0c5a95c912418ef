/* A server's set: whoever goes is thrown together with whatever was not thought of. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Feed_server *feed = Feed_server_set_receive(ports->feeds);
        switch (Feed_server_tag(feed)) {
        case Feed_connected: Feed_send_Done(feed); Feed_server_drop(feed); break;
        case Feed_More: Feed_send_Item(feed, 1); Feed_server_set_put(ports->feeds, feed); break;
        case Feed_Stop: Feed_server_drop(feed); break;
        default: Feed_server_drop(feed); break; //- //~ default
        //+ case Feed_closed: Feed_server_drop(feed); break;
        }
    }
}
