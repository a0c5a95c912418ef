/* A wait on the address of a variable instead of the endpoint in it: any address would do. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    struct Ticker_client *ticker = Ticker_open(ports->ticker, DEED_FOREVER);
    if (feed != NULL && ticker != NULL)
        if (deed_wait2(&feed, ticker, DEED_NOW) != 2) //- //~ address
        //+ if (deed_wait2(feed, ticker, DEED_NOW) != 2)
            deed_fault(deed_reason_value);
    if (feed != NULL)
        Feed_client_drop(feed);
    if (ticker != NULL)
        Ticker_client_drop(ticker);
}
