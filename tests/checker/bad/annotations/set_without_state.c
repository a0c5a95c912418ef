/* A set parameter that does not say in which state its members wait, and nobody who would tell. */
#include "server.component.h"

static uint32_t g_waits;

static void wait(struct File_server_set *set, struct Feed_server_set *feeds STATE(Waiting)) //- //~ annotation
//+ static void wait(struct File_server_set *set STATE(Start), struct Feed_server_set *feeds STATE(Waiting))
{
    if (deed_wait2(set, feeds, DEED_NOW) != 2)
        deed_fault(deed_reason_value);
    g_waits++;
}

void server_main(struct server_ports *ports)
{
    if (deed_wait2(ports->names, ports->feeds, DEED_NOW) != 2)
        deed_fault(deed_reason_value);
    g_waits++;
}
