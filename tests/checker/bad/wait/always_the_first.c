/* The second may be the ready one; the first may never say anything again. */
#include "client.component.h"

static void hear(struct Feed_client *feed)
{
    switch (Feed_client_receive(feed)) {
    case Feed_Item: Feed_send_Stop(feed); break;
    case Feed_Done:
    case Feed_closed: break;
    }
    Feed_client_drop(feed);
}

static void hear_either(struct Feed_client *one, struct Feed_client *other)
{
    uint32_t ready = deed_wait2(one, other, DEED_FOREVER);
    if (ready == 1) //-
    //+ if (ready == 0)
        deed_fault(deed_reason_stopped);
    switch (Feed_client_receive(other)) { //~ unhandled
    case Feed_Item: Feed_send_Stop(other); break;
    case Feed_Done:
    case Feed_closed: break;
    }
    Feed_client_drop(other);
    hear(one);
}

void client_main(struct client_ports *ports)
{
    struct Feed_client *one = Feed_open(ports->feed, DEED_FOREVER);
    struct Feed_client *other = Feed_open(ports->feed, DEED_FOREVER);
    if (one == NULL || other == NULL)
        deed_fault(deed_reason_stopped);
    hear_either(one, other);
}
