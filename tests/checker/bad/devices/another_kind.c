/* Registers, from a right to ports. */
#include "porter.component.h"

static uint8_t read(struct Ioports_client *uart STATE(Held))
{
    return Registers_read8((struct Registers_client *)(void *)uart, 5); //- //~ cast
    //+ return Ioports_read8(uart, 5);
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
