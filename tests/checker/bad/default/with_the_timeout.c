/* The deadline has a case, and `closed` hides in the default behind it. */
#include "client.component.h"

static void listen(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    switch (Feed_client_receive_until(feed, deed_now() + 9)) {
    case Feed_Item: Feed_send_Stop(feed); break;
    case Feed_Done:
    case Feed_timeout: break;
    default: break; //- //~ default
    //+ case Feed_closed: break;
    }
    Feed_client_drop(feed);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
