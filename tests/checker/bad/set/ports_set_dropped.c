/* A set that a port lends is not the component's to drop. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    struct File_server_set *files = ports->files; //-
    //+ struct File_server_set *files STATE(Ready) = File_server_set_take();
    if (files == NULL)
        return;
    if (deed_wait2(files, ports->names, DEED_FOREVER) == 0)
        deed_fault(deed_reason_stopped);
    File_server_set_drop(files); //~ not-owned
    deed_fault(deed_reason_stopped);
}
