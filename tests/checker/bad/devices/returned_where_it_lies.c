/* What hangs in a static keeps its state. */
#include "porter.component.h"

static struct Ioports_client *g_uart OWN STATE(Held);

static void end(void)
{
    if (g_uart)
        Ioports_send_Return(g_uart); //- //~ state
        //+ Ioports_write8(g_uart, 0, 1);
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
