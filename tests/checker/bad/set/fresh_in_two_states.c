/* A new set is of any state, but only of one: it is Ready in the slot and Start in the hand. */
#include "server.component.h"

static struct File_server_set *g_ready OWN STATE(Ready);

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server *file = File_channel();
    struct File_server_set *set = File_server_set_take();
    if (set == NULL || file == NULL)
        deed_fault(deed_reason_stopped);
    File_server_set_put(set, file); //- //~ state
    //+ File_server_drop(file);
    PUT(g_ready, set);
}
