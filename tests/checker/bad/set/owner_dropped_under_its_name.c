/* Two names, one set: dropped by the one, used by the other. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server *file = File_channel();
    struct File_server_set *set = File_server_set_take();
    if (set == NULL || file == NULL)
        deed_fault(deed_reason_stopped);
    struct File_server_set *same = set;
    File_server_set_drop(set); //-
    File_server_set_put(same, file); //~ borrow-expired
    //+ File_server_set_drop(set);
}
