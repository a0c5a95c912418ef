/* Through two calls a port's set gets where nobody thinks of new clients. */
#include "server.component.h"

static void hear(struct File_server_set *set STATE(Ready))
{
    struct File_server *file = File_server_set_receive(set);
    switch (File_server_tag(file)) { //~ unhandled
    case File_Close:
    //+ case File_connected:
    case File_closed: File_server_drop(file); break;
    case File_Read: deed_drop(File_Read_buffer(file)); deed_fault(deed_reason_stopped);
    case File_Duplicate: deed_fault(deed_reason_stopped);
    }
}

static void hear_twice(struct File_server_set *set STATE(Ready))
{
    struct File_server_set *same = set;
    hear(same);
    hear(set);
}

void server_main(struct server_ports *ports)
{
    struct File_server_set *set = File_server_set_take();
    if (set != NULL) {
        hear_twice(set);
        File_server_set_drop(set);
    }
    hear_twice(ports->files);
}
