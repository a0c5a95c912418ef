/* Back in its set, it is nobody's to ask about. */
#include "teller.component.h"

static uint32_t g_last;

void teller_main(struct teller_ports *ports)
{
    for (;;) {
        struct Feed_server *feed = Feed_server_set_receive(ports->feeds);
        switch (Feed_server_tag(feed)) {
        case Feed_connected:
        case Feed_More:
            Feed_send_Item(feed, 1);
            Feed_server_set_put(ports->feeds, feed);
            g_last = Feed_server_component(feed); //- //~ use-after-move
            break;
        case Feed_Stop:
        case Feed_closed:
            Feed_server_drop(feed);
            break;
        }
    }
}
