/* The tag of one endpoint, taken for the tag of another. */
#include "client.component.h"

static uint32_t g_sum;

static void listen(struct Feed_client *a OWN CLAIMS STATE(Start),
                   struct Feed_client *b OWN CLAIMS STATE(Start))
{
    uint32_t first = Feed_client_receive(a);
    //+ switch (first) {
    //+ case Feed_Item: Feed_send_Stop(a); break;
    //+ case Feed_Done:
    //+ case Feed_closed: break;
    //+ }
    Feed_client_drop(a); //~ uninspected
    switch (Feed_client_receive(b)) {
    case Feed_Item: Feed_send_Stop(b); break;
    case Feed_Done:
    case Feed_closed: break;
    }
    Feed_client_drop(b);
    g_sum += first;
}

void client_main(struct client_ports *ports)
{
    struct Feed_client *a = Feed_open(ports->feed, DEED_FOREVER);
    struct Feed_client *b = Feed_open(ports->feed, DEED_FOREVER);
    if (a == NULL || b == NULL)
        deed_fault(deed_reason_stopped);
    listen(a, b);
}
