/* The client end of a channel, sent to its own server end's peer. */
#include "server.component.h"

static void publish(struct Directory_client *directory STATE(Start) TO(Publishing))
{
    struct Feed_server *feed = Feed_channel();
    if (feed == NULL)
        deed_fault(deed_reason_stopped);
    struct Feed_server *same = feed;
    Directory_send_Publish(directory, feed, NULL); //- //~ use-after-move
    //+ Directory_send_Publish(directory, same, NULL);
    Feed_server_drop(same); //-
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
