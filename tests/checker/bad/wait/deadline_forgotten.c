/* At the deadline neither is ready, and the program would wait for the second for ever. */
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
    uint32_t ready = deed_wait2(ports->names, ports->feeds, deed_now() + 1000);
    if (ready == 0) {
        serve_name(ports);
    } else { //-
    //+ } else if (ready == 1) {
        struct Feed_server *feed = Feed_server_set_receive(ports->feeds); //~ unhandled
        switch (Feed_server_tag(feed)) {
        case Feed_connected:
        case Feed_Stop:
        case Feed_closed: Feed_server_drop(feed); break;
        case Feed_More: deed_fault(deed_reason_stopped);
        }
    }
}
