/* A set parameter that does not say in which state its members wait, and nobody who would tell. */
#include "server.component.h"

static uint32_t g_waits;

static void wait(struct File_server_set *set, struct Feed_server_set *feeds STATE(Waiting)) //- //~ annotation
//+ static void wait(struct File_server_set *set STATE(Start), struct Feed_server_set *feeds STATE(Waiting))
{
    g_waits += deed_wait2(set, feeds, DEED_NOW);
}

void server_main(struct server_ports *ports)
{
    g_waits += deed_wait2(ports->names, ports->feeds, DEED_NOW);
}
