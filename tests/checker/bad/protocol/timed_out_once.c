/* After a time-out the endpoint may be dropped; not any more when the message has come after all. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feed == NULL)
        return;
    for (uint32_t i = 0; i < 2; i++) {
        switch (Feed_client_receive_until(feed, 5)) {
        case Feed_timeout: continue;
        case Feed_Item: Feed_send_More(feed); break;
        case Feed_Done:
        case Feed_closed: Feed_client_drop(feed); return;
        }
    }
    Feed_client_drop(feed); //- //~ state-join
    //+ deed_fault(deed_reason_stopped);
}
