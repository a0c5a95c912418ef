/* Whoever is in the set waits for ever. */
#include "server.component.h"

static void gather(void)
{
    struct File_server_set *set = File_server_set_take();
    struct File_server *file = File_channel();
    if (set == NULL || file == NULL)
        deed_fault(deed_reason_stopped);
    File_server_set_put(set, file);
    //+ File_server_set_drop(set);
} //~ leak

void server_main(struct server_ports *ports)
{
    (void)ports;
    gather();
}
