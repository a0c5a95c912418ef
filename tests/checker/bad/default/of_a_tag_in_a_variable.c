/* The tag in a variable is a number like any other, says the default. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Ticker_server *ticker = Ticker_server_set_receive(ports->tickers);
        uint32_t tag = Ticker_server_tag(ticker);
        switch (tag) {
        case Ticker_connected: Ticker_server_set_put(ports->tickers, ticker); break;
        case Ticker_Stop: Ticker_send_Stopped(ticker, 0); Ticker_server_drop(ticker); break;
        default: Ticker_server_drop(ticker); break; //- //~ default
        //+ case Ticker_closed: Ticker_server_drop(ticker); break;
        }
    }
}
