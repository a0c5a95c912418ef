/* The set is gone, and so is whoever is put into it. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct Feed_server *feed = Feed_channel();
    struct File_server *file = File_channel();
    struct File_server_set *set = File_server_set_take();
    if (file == NULL || feed == NULL || set == NULL)
        deed_fault(deed_reason_stopped);
    Feed_server_drop(feed);
    File_server_set_drop(set); //-
    File_server_set_put(set, file); //~ use-after-move
    //+ File_server_set_drop(set);
}
