/* An endpoint variable that was not opened on every path. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct File_client *file; //-
    //+ struct File_client *file = NULL;
    if (deed_now() > 1000)
        file = File_open(ports->file, DEED_FOREVER);
    if (file != NULL) //~ uninitialised
        File_client_drop(file);
}
