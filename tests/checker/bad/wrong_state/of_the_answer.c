/* The copy is sent while its own answer is under way. */
#include "server.component.h"

static void copy(struct File_server *server STATE(Copying) TO(Ready), struct File_client *file OWN CLAIMS STATE(Ready))
{
    File_send_Duplicate(file); //-
    File_send_Copy(server, file); //~ state
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
