/* In front of the cases it swallows the same. */
#include "client.component.h"

static void listen(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    switch (Feed_client_receive(feed)) {
    default: Feed_client_drop(feed); return; //- //~ default
    //+ case Feed_closed: Feed_client_drop(feed); return;
    case Feed_Item: Feed_send_Stop(feed); break;
    case Feed_Done: break;
    }
    Feed_client_drop(feed);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
