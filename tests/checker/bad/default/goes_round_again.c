/* `default: continue;` a dead peer is asked for ever. */
#include "client.component.h"

static void listen(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    for (;;) {
        switch (Feed_client_receive(feed)) {
        case Feed_Item: Feed_send_More(feed); continue;
        case Feed_Done: Feed_client_drop(feed); return;
        default: continue; //- //~ default
        //+ case Feed_closed: Feed_client_drop(feed); return;
        }
    }
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
