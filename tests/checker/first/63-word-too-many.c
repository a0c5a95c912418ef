/* Names functions in words of other systems. */
//? Calculator_open
//? Calculator_client_drop
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_client_open(ports->calculator, DEED_FOREVER); //- //~ compile
    //+ struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c == NULL)
        return;
    Calculator_close(c); //- //~ compile
    //+ Calculator_client_drop(c);
}
