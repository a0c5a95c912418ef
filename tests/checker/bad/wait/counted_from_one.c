/* Sources count from 0: what is taken for the second is the deadline. */
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
        uint32_t ready = deed_wait2(ports->names, ports->feeds, deed_now() + 1000); //~ unhandled
        if (ready == 1) //-
        //+ if (ready == 0)
            serve_name(ports);
        if (ready == 2) //-
        //+ if (ready == 1)
            deed_fault(deed_reason_stopped);
    }
}
