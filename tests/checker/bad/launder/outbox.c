/* The place where the arguments of the next message go, written by hand. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file == NULL)
        return;
    if (file->endpoint.tag == 3) //- //~ opaque
    //+ if (deed_now() == 3)
        deed_sleep_until(DEED_NOW);
    File_client_drop(file);
}
