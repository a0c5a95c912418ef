/* The same set under another name, whose members are said to be in another state. */
#include "server.component.h"

static struct File_server_set *g_ready OWN STATE(Ready);

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server *file = File_channel();
    struct File_server_set *set STATE(Start) = File_server_set_take(); //-
    //+ struct File_server_set *set STATE(Ready) = File_server_set_take();
    if (set == NULL || file == NULL)
        deed_fault(deed_reason_stopped);
    File_server_set_put(set, file); //-
    //+ File_server_drop(file);
    PUT(g_ready, set); //~ state
}
