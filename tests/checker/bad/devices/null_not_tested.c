/* The port may not open: somebody has it. */
#include "porter.component.h"

static void start(struct Ioports_port *port)
{
    struct Ioports_client *uart = Ioports_open(port, DEED_NOW);
    //+ if (!uart)
    //+     return;
    Ioports_write8(uart, 1, 0); //~ null
    Ioports_send_Return(uart);
    Ioports_client_drop(uart);
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
