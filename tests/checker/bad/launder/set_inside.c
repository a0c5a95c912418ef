/* Who is first in the set? The kernel's field says. */
#include "server.component.h"

static uint32_t g_first;

void server_main(struct server_ports *ports)
{
    g_first = ports->files->set.first; //- //~ opaque
    //+ g_first = ports->files != NULL;
}
