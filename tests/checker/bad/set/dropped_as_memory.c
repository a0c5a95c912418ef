/* A set is a row in the kernel's tables, and nothing of the heap. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server_set *set = File_server_set_take();
    if (set == NULL)
        return;
    deed_drop(set); //- //~ cast
    //+ File_server_set_drop(set);
}
