/* An endpoint is an owner too. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL)
        return;
    File_send_Close(file);
    File_client_drop(file);
    File_client_drop(file); //- //~ use-after-move
}
