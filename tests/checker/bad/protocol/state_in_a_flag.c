/* A flag knows which message came, and is read the wrong way round. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    bool more = false;
    if (feed == NULL)
        return;
    switch (Feed_client_receive(feed)) {
    case Feed_Item: more = true; break;
    case Feed_Done:
    case Feed_closed: break;
    }
    if (!more) //-
        Feed_send_Stop(feed); //- //~ protocol
    if (more)
        Feed_send_Stop(feed);
    Feed_client_drop(feed);
}
