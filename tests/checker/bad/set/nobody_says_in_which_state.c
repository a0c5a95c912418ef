/* In the start state these clients have to speak first, and nobody says another one. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct File_client_set *set = File_client_set_take(); //- //~ state
    //+ struct File_client_set *set STATE(Opening) = File_client_set_take();
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    if (file != NULL)
        File_client_drop(file);
    if (set != NULL)
        File_client_set_drop(set);
}
