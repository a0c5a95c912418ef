/* A fine clock for a timing channel. */
#include "client.component.h"

static uint64_t g_time;

void client_main(struct client_ports *ports)
{
    (void)ports;
    g_time = deed_cycles(); //- //~ service
    //+ g_time = deed_now();
}
