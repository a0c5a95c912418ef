/* The range of a capability is a field like any other. */
#include "driver.component.h"

static uint32_t g_count;

void driver_main(struct driver_ports *ports)
{
    g_count = ports->uart->count; //- //~ opaque
    //+ g_count = deed_ioport_read8(ports->uart, 0);
    if (deed_ioport_read8(ports->uart, 5) == 0)
        deed_fault(deed_reason_stopped);
}
