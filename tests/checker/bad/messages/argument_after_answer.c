/* An argument of the request, read when the answer of the next request may be in its place. */
#include "client.component.h"

static uint32_t g_sum;

static void listen(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    for (;;) {
        switch (Feed_client_receive(feed)) {
        case Feed_Item:
            Feed_send_More(feed);
            break;
        case Feed_Done:
            g_sum += Feed_Item_value(feed); //- //~ cell
            Feed_client_drop(feed);
            return;
        case Feed_closed: Feed_client_drop(feed); return;
        }
    }
}

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feed != NULL)
        listen(feed);
}
