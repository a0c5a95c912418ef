/* Both sides wait for the other to begin. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c == NULL)
        return;
    //+ Calculator_send_Add(c, 1, 2);
    switch (Calculator_client_receive(c)) { //~ protocol
    case Calculator_Result:
    case Calculator_Overflow: deed_fault(deed_reason_stopped);
    case Calculator_closed: Calculator_client_drop(c); break;
    }
}
