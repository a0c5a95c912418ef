/* One of the two holds a message that nobody has looked at: the wait would hide it. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Feed_client *one = Feed_open(ports->feed, DEED_FOREVER);
    struct Ticker_client *other = Ticker_open(ports->ticker, DEED_FOREVER);
    if (one == NULL || other == NULL)
        deed_fault(deed_reason_stopped);
    Feed_client_receive(one); //-
    switch (deed_wait2(one, other, DEED_FOREVER)) { //~ uninspected
    case 0: deed_fault(deed_reason_exit);
    case 1: deed_fault(deed_reason_stopped);
    }
}
