/* The right contract, the wrong set: its members wait in another state. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct File_server *file = File_server_set_receive(ports->names);
        switch (File_server_tag(file)) {
        case File_connected:
            File_server_set_put(ports->files, file); //- //~ state
            //+ File_server_set_put(ports->names, file);
            break;
        case File_Open: deed_drop(File_Open_path(file)); deed_fault(deed_reason_stopped);
        case File_Close:
        case File_closed: File_server_drop(file); break;
        }
    }
}
