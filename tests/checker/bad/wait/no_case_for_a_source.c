/* Three sources, and one that nobody ever hears: the wait would find it again and again. */
#include "server.component.h"

static void serve_name(struct server_ports *ports)
{
    struct File_server *file = File_server_set_receive(ports->names);
    switch (File_server_tag(file)) {
    case File_connected: File_server_set_put(ports->names, file); break;
    case File_Open: deed_drop(File_Open_path(file)); deed_fault(deed_reason_stopped);
    case File_Close:
    case File_closed: File_server_drop(file); break;
    }
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        switch (deed_wait3(ports->names, ports->feeds, ports->jobs, DEED_FOREVER)) { //~ unhandled
        case 0: serve_name(ports); break;
        case 2: deed_fault(deed_reason_stopped);
        //+ case 1: deed_fault(deed_reason_exit);
        }
    }
}
