/* One of two sets by the toss of a coin: whoever is put into it may land in the wrong one. */
#include "server.component.h"

static struct File_server_set *g_ready OWN STATE(Ready);

void server_main(struct server_ports *ports)
{
    struct File_server *file = File_channel();
    if (file == NULL)
        return;
    if (g_ready == NULL)
        deed_fault(deed_reason_stopped);
    File_server_set_put(deed_now() % 2 == 0 ? ports->names : g_ready, file); //- //~ state
    //+ File_server_set_put(ports->names, file);
}
