/* All cases, and a default for what a later version of the contract will bring. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Ticker_server *ticker = Ticker_server_set_receive(ports->tickers);
        switch (Ticker_server_tag(ticker)) {
        case Ticker_connected: Ticker_server_set_put(ports->tickers, ticker); break;
        case Ticker_Stop:
            Ticker_send_Stopped(ticker, 0);
            Ticker_server_drop(ticker);
            break;
        case Ticker_closed: Ticker_server_drop(ticker); break;
        default: break; //- //~ default
        }
    }
}
