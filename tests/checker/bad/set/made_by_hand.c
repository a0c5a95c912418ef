/* A set that the kernel knows nothing of. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server *file = File_channel();
    if (file == NULL)
        return;
    struct File_server_set set = {{0, 0}}; //- //~ opaque
    File_server_set_put(&set, file); //-
    //+ File_server_drop(file);
}
