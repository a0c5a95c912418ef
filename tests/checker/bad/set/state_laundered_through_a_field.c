/* The slot is shared by all objects of the struct, whatever one of them is used for. */
#include "server.component.h"

struct room {
    struct File_server_set *in OWN STATE(Ready);
};

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct room *room = deed_take(sizeof(struct room));
    struct File_server *file = File_channel();
    if (room == NULL || file == NULL)
        deed_fault(deed_reason_stopped);
    PUT(room->in, File_server_set_take());
    if (room->in == NULL)
        deed_fault(deed_reason_stopped);
    File_server_set_put(room->in, file); //- //~ state
    //+ File_server_drop(file);
    deed_fault(deed_reason_stopped);
}
