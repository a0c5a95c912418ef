/* The peer of an endpoint that was sent away: whoever has the other end talks to nobody. */
#include "server.component.h"

static void publish(struct Directory_client *directory STATE(Start) TO(Publishing))
{
    struct Feed_server *feed = Feed_channel();
    if (feed == NULL)
        deed_fault(deed_reason_stopped);
    //+ struct Feed_client *reader = Feed_peer(feed);
    Directory_send_Publish(directory, feed, NULL);
    struct Feed_client *reader = Feed_peer(feed); //- //~ use-after-move
    if (reader != NULL)
        Feed_client_drop(reader);
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
