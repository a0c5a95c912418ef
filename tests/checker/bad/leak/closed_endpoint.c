/* After `closed` there is still this end. */
#include "client.component.h"

static uint32_t g_items;

static void listen(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    for (;;) {
        switch (Feed_client_receive(feed)) {
        case Feed_Item:
            g_items++;
            Feed_send_More(feed);
            break;
        case Feed_Done:
            Feed_client_drop(feed);
            return;
        case Feed_closed:
            //+ Feed_client_drop(feed);
            return; //~ leak
        }
    }
}

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feed != NULL)
        listen(feed);
}
