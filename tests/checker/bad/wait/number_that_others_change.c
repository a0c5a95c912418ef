/* A number that a function may write over says nothing about what is ready. */
#include "server.component.h"

static void next(uint32_t *number)
{
    *number = 0;
}

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
        uint32_t ready = deed_wait2(ports->names, ports->jobs, DEED_FOREVER); //~ uninspected
        next(&ready); //-
        //+ uint32_t again = 0;
        //+ next(&again);
        if (ready == 0)
            serve_name(ports);
        else
            deed_fault(deed_reason_stopped);
    }
}
