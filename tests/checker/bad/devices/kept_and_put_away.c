/* Two names for one right. */
#include "porter.component.h"

static struct Ioports_client *g_uart OWN STATE(Held);

static uint8_t keep(struct Ioports_client *uart OWN CLAIMS STATE(Held))
{
    //+ uint8_t status = Ioports_read8(uart, 5);
    PUT(g_uart, uart);
    return Ioports_read8(uart, 5); //- //~ use-after-move
    //+ return status;
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
