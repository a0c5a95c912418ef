/* One of two sets, and nobody can say which. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    struct File_server *file = File_channel();
    if (file == NULL)
        return;
    struct File_server_set *set = ports->names;
    if (deed_now() % 2 == 0) //-
        set = ports->files; //- //~ state
    File_server_set_put(set, file);
}
