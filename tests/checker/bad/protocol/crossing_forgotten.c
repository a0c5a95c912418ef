/* The Stop may cross a Tick; this client thinks that it cannot. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Ticker_client *ticker = Ticker_open(ports->ticker, DEED_FOREVER);
    if (ticker == NULL)
        return;
    Ticker_send_Stop(ticker);
    switch (Ticker_client_receive(ticker)) { //~ unhandled
    //+ case Ticker_Tick: deed_fault(deed_reason_stopped);
    case Ticker_Stopped:
    case Ticker_closed: break;
    }
    Ticker_client_drop(ticker);
}
