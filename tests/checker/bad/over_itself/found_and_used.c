/* A server end is handed out, and answered on afterwards. */
#include "server.component.h"

static void publish(struct Directory_client *directory STATE(Start) TO(Publishing),
                    struct Feed_server *feed OWN CLAIMS STATE(Start))
{
    Directory_send_Publish(directory, feed, NULL);
    Feed_send_Done(feed); //- //~ use-after-move
    Feed_server_drop(feed); //-
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
