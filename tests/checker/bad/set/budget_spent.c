/* There may be no more sets to be had. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server *file = File_channel();
    struct File_server_set *set = File_server_set_take();
    if (file == NULL)
        deed_fault(deed_reason_stopped);
    //+ if (set == NULL)
    //+     deed_fault(deed_reason_stopped);
    File_server_set_put(set, file); //~ null
    File_server_set_drop(set);
}
