/* The set was never made: there is nothing to wait for. */
#include "server.component.h"

static struct Job_server_set *g_urgent OWN STATE(Ready);

void server_main(struct server_ports *ports)
{
    PUT(g_urgent, Job_server_set_take());
    //+ if (g_urgent == NULL)
    //+     return;
    switch (deed_wait2(g_urgent, ports->jobs, DEED_FOREVER)) { //~ null
    case 0: deed_fault(deed_reason_exit);
    case 1: deed_fault(deed_reason_stopped);
    }
}
