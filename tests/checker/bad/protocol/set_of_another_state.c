/* The helper is told that the set's members wait in the first state; the set it gets is another. */
#include "server.component.h"

static void put(struct File_server_set *set STATE(Start), struct File_server *file OWN CLAIMS STATE(Start))
{
    File_server_set_put(set, file);
}

void server_main(struct server_ports *ports)
{
    struct File_server *file = File_channel();
    if (file != NULL)
        put(ports->files, file); //- //~ state
        //+ put(ports->names, file);
}
