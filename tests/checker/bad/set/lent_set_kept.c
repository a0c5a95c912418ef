/* The helper keeps a set that is only lent to it: the port's would be dropped with the others. */
#include "server.component.h"

static struct File_server_set *g_kept OWN STATE(Start);

static void keep(struct File_server_set *set STATE(Start)) //-
//+ static void keep(struct File_server_set *set OWN CLAIMS OPT STATE(Start))
{
    PUT(g_kept, set); //~ not-owned
}

void server_main(struct server_ports *ports)
{
    keep(ports->names); //-
    //+ (void)ports;
    //+ keep(File_server_set_take());
}
