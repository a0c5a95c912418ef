/* What comes out of the function is not what its declaration says. */
#include "server.component.h"

static OWN OPT STATE(Ready) struct File_server_set *start(void)
{
    struct File_server_set *set STATE(Start) = File_server_set_take(); //-
    //+ struct File_server_set *set STATE(Ready) = File_server_set_take();
    return set; //~ state
}

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server_set *set = start();
    if (set != NULL)
        File_server_set_drop(set);
}
