/* After a time-out the old request still stands. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c == NULL)
        return;
    Calculator_send_Add(c, 1, 2);
    switch (Calculator_client_receive_until(c, deed_now() + 1000)) {
    case Calculator_Result:
    case Calculator_Overflow: deed_fault(deed_reason_stopped);
    case Calculator_timeout:
        Calculator_send_Add(c, 3, 4); //- //~ protocol
        break;
    case Calculator_closed: break;
    }
    Calculator_client_drop(c);
}
