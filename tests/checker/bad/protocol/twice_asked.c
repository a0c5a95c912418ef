/* Two requests without waiting for the answer to the first. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c == NULL)
        return;
    Calculator_send_Add(c, 1, 2);
    Calculator_send_Add(c, 3, 4); //- //~ protocol
    switch (Calculator_client_receive(c)) {
    case Calculator_Result:
    case Calculator_Overflow: deed_fault(deed_reason_stopped);
    case Calculator_closed: Calculator_client_drop(c); break;
    }
}
