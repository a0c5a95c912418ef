/* New clients come to ports only. */
#include "server.component.h"

static void hear(struct File_server_set *set STATE(Ready))
{
    struct File_server *file = File_server_set_receive(set);
    switch (File_server_tag(file)) {
    case File_connected: //- //~ impossible
    case File_Close:
    case File_closed: File_server_drop(file); break;
    case File_Read: deed_drop(File_Read_buffer(file)); deed_fault(deed_reason_stopped);
    case File_Duplicate: deed_fault(deed_reason_stopped);
    }
}

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server_set *set = File_server_set_take();
    if (set == NULL)
        return;
    hear(set);
    File_server_set_drop(set);
}
