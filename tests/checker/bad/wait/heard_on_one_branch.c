/* What is ready is heard only while there is room; else the wait finds it again, for ever. */
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
    uint32_t room = 8;
    for (;;) {
        switch (deed_wait2(ports->names, ports->feeds, DEED_FOREVER)) { //~ unhandled
        case 0:
            if (room > 0) //-
                serve_name(ports);
            room = room > 0 ? room - 1 : 0;
            break;
        case 1: deed_fault(deed_reason_stopped);
        }
    }
}
