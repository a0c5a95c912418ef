/* Clients that have to speak first: nothing would ever come out of this set. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct File_client_set *set STATE(Start) = File_client_set_take(); //- //~ annotation
    //+ struct File_client_set *set STATE(Opening) = File_client_set_take();
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file != NULL)
        File_client_drop(file);
    if (set != NULL)
        File_client_set_drop(set);
}
