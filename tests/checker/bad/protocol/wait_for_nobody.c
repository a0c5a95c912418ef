/* A wait on an endpoint whose peer has nothing to say before it is asked. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (c == NULL || feed == NULL)
        deed_fault(deed_reason_stopped);
    //+ Calculator_send_Add(c, 1, 2);
    if (deed_wait2(c, feed, deed_now() + 1000) == 0) //~ protocol
        deed_fault(deed_reason_stopped);
    deed_fault(deed_reason_exit);
}
