/* Makes the whole machine stand still to write a record, and its component file does not say so. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    deed_record(); //- //~ service
    (void)ports;
}
