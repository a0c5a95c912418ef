/* A client that makes a channel, keeps one end and sends the other. It then feeds whoever took it.
 */
#include "client.component.h"

/* Feeds until the other side has enough. The endpoint ends here. */
static void serve(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    uint64_t sum = 0;
    for (;;) {
        switch (Feed_client_receive(feed)) {
        case Feed_Item:
            sum += Feed_Item_value(feed);
            if (sum > 100000) {
                Feed_send_Stop(feed);
                Feed_client_drop(feed);
                return;
            }
            Feed_send_More(feed);
            break;
        case Feed_Done:
        case Feed_closed: Feed_client_drop(feed); return;
        }
    }
}

void client_main(struct client_ports *ports)
{
    struct Directory_client *directory = Directory_open(ports->directory, DEED_FOREVER);
    if (directory == NULL)
        return;
    struct Feed_server *there = Feed_channel();
    if (there == NULL) {
        Directory_send_Leave(directory);
        Directory_client_drop(directory);
        return;
    }
    struct Feed_client *here = Feed_peer(there);
    if (here == NULL) {
        Feed_server_drop(there);
        Directory_send_Leave(directory);
        Directory_client_drop(directory);
        return;
    }
    struct uint8_vector *name = uint8_vector_take(3);
    switch (Directory_call_Publish(directory, there, name)) {
    case Directory_Published: Directory_send_Leave(directory); break;
    case Directory_closed: break;
    }
    Directory_client_drop(directory);
    serve(here);
}
