/* The untyped service is not for components. */
#include "porter.component.h"

static uint8_t read(struct Ioports_client *uart STATE(Held))
{
    return deed_ioports_read8(&uart->endpoint, 5); //- //~ opaque
    //+ return Ioports_read8(uart, 5);
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
