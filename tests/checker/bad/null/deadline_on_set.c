/* Nobody asked before the deadline. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Feed_server *feed =
            Feed_server_set_receive_until(ports->feeds, deed_now() + 1000);
        //+ if (feed == NULL)
        //+     continue;
        switch (Feed_server_tag(feed)) { //~ null
        case Feed_connected:
        case Feed_More:
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
