/* An endpoint whose conversation is over. */
#include "server.component.h"

static void copy(struct File_server *server STATE(Copying) TO(Ready), struct File_client *file OWN CLAIMS STATE(Ready))
{
    File_send_Close(file); //-
    File_send_Copy(server, file); //~ state
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
