/* The same, by a message sent just before. */
#include "server.component.h"

static void publish(struct Directory_client *directory STATE(Start) TO(Publishing),
                    struct Feed_server *feed OWN CLAIMS STATE(Start))
{
    Feed_send_Item(feed, 1); //-
    Directory_send_Publish(directory, feed, NULL); //~ state
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
