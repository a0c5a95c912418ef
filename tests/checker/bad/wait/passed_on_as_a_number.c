/* The number leaves the function that knows the sources: whoever gets it can mix them up. */
#include "server.component.h"

static uint32_t which(struct server_ports *ports)
{
    return deed_wait2(ports->names, ports->jobs, DEED_FOREVER); //- //~ uninspected
    //+ (void)ports;
    //+ return 0;
}

void server_main(struct server_ports *ports)
{
    if (which(ports) == 0)
        deed_fault(deed_reason_stopped);
}
