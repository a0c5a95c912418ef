/* The second time round there is nothing left to drop. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server_set *set = File_server_set_take();
    if (set == NULL)
        return;
    for (uint32_t i = 0; i < 2; i++) {
        struct File_server *file = File_channel();
        if (file != NULL)
            File_server_set_put(set, file);
        File_server_set_drop(set); //- //~ join
    }
    //+ File_server_set_drop(set);
}
