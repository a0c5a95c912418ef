/* An `if` asks for one tag and forgets the others. */
#include "client.component.h"

static void listen(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    for (;;) {
        uint32_t tag = Feed_client_receive(feed);
        //+ switch (tag) {
        //+ case Feed_Item: break;
        //+ case Feed_Done:
        //+ case Feed_closed: deed_fault(deed_reason_stopped);
        //+ }
        if (tag != Feed_Item) //-
            deed_fault(deed_reason_stopped); //-
        Feed_send_More(feed); //~ uninspected
    }
}

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feed != NULL)
        listen(feed);
}
