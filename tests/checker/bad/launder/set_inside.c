/* Which set is it? Its index says, and another index would say otherwise. */
#include "server.component.h"

static uint32_t g_index;

void server_main(struct server_ports *ports)
{
    g_index = ports->files->set.index; //- //~ opaque
    //+ g_index = ports->files != NULL;
}
