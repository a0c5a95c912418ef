/* The server is not up, and the endpoint is not there. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, deed_now() + 1000);
    //+ if (file == NULL)
    //+     return;
    File_send_Close(file); //~ null
    File_client_drop(file);
}
