/* An endpoint that is never closed: the server keeps its side for ever. */
#include "client.component.h"

static bool exists(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL)
        return false;
    File_send_Close(file);
    //+ File_client_drop(file);
    return true; //~ leak
}

void client_main(struct client_ports *ports)
{
    while (exists(ports))
        deed_sleep_until(deed_now() + 1000);
}
