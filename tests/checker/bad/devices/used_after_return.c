/* Returned: somebody else may have it by now. */
#include "porter.component.h"

static uint8_t last(struct Ioports_client *uart OWN CLAIMS STATE(Held))
{
    //+ uint8_t status = Ioports_read8(uart, 5);
    Ioports_send_Return(uart);
    uint8_t status = Ioports_read8(uart, 5); //- //~ state
    deed_fault(status);
    return 0;
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
