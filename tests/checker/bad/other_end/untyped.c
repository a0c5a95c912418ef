/* The kernel's service itself takes any endpoint. */
#include "teller.component.h"

static uint32_t g_last;

void teller_main(struct teller_ports *ports)
{
    for (;;) {
        struct Feed_server *feed = Feed_server_set_receive(ports->feeds);
        switch (Feed_server_tag(feed)) {
        case Feed_connected:
        case Feed_More:
            g_last = deed_peer_component(&feed->endpoint); //- //~ opaque
            Feed_send_Item(feed, 1);
            Feed_server_set_put(ports->feeds, feed);
            break;
        case Feed_Stop:
        case Feed_closed:
            Feed_server_drop(feed);
            break;
        }
    }
}
