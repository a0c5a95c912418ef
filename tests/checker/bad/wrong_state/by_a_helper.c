/* A helper leaves it in another state than its name says. */
#include "server.component.h"

static void prepare(struct Feed_server *feed STATE(Start) TO(Waiting)) //-
//+ static void prepare(struct Feed_server *feed STATE(Start))
{
    Feed_send_Item(feed, 1); //-
    //+ deed_fault(feed == NULL);
}

static void publish(struct Directory_client *directory STATE(Start) TO(Publishing), struct Feed_server *feed OWN CLAIMS STATE(Start))
{
    prepare(feed);
    Directory_send_Publish(directory, feed, NULL); //~ state
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
