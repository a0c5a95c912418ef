/* The right to all ports there are, written down at home. */
#include "driver.component.h"

static const struct deed_ioports g_all = {0, 65535}; //- //~ opaque
static uint8_t g_byte;

void driver_main(struct driver_ports *ports)
{
    g_byte = deed_ioport_read8(&g_all, 0x60); //-
    //+ g_byte = deed_ioport_read8(ports->uart, 0);
    if (ports->uart == NULL)
        deed_fault(deed_reason_null);
}
