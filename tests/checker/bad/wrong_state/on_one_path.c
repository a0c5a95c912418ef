/* Asked on one path, idle on the other: in one of them the receiver waits for what it never asked. */
#include "server.component.h"

static void publish(struct Directory_client *directory STATE(Start) TO(Publishing), struct Feed_server *feed OWN CLAIMS STATE(Start))
{
    if (deed_now() % 2 == 0)
        Feed_send_Item(feed, 1); //-
        //+ deed_now();
    Directory_send_Publish(directory, feed, NULL); //~ state-join
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
