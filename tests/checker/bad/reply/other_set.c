/* The set holds endpoints of another state than the one after the answer. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    struct File_server *file = File_server_set_receive(ports->names);

    for (;;) {
        switch (File_server_tag(file)) {
        case File_connected: File_server_set_put(ports->names, file); break;
        case File_Open:
            file = File_reply_Failed(ports->files, file, File_Error_busy, File_Open_path(file)); //- //~ state
            //+ file = File_reply_Failed(ports->names, file, File_Error_busy, File_Open_path(file));
            deed_fault(deed_reason_stopped); //-
            //+ continue;
        case File_Close:
        case File_closed: File_server_drop(file); break;
        }
        file = File_server_set_receive(ports->names);
    }
}
