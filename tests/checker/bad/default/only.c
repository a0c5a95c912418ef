/* A switch that has nothing but a default looks at nothing. */
#include "client.component.h"

static void listen(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    switch (Feed_client_receive(feed)) {
    default: Feed_client_drop(feed); return; //- //~ default
    //+ case Feed_Item: Feed_send_Stop(feed); Feed_client_drop(feed); return;
    //+ case Feed_Done:
    //+ case Feed_closed: Feed_client_drop(feed); return;
    }
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
