/* Out of the set and back into it, with a request in hand that nobody has read. */
#include "server.component.h"

static uint32_t g_rounds;

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Ticker_server *ticker = Ticker_server_set_receive(ports->tickers);
        g_rounds++;
        //+ switch (Ticker_server_tag(ticker)) {
        //+ case Ticker_closed:
        //+ case Ticker_Stop: deed_fault(deed_reason_stopped);
        //+ case Ticker_connected: break;
        //+ }
        Ticker_server_set_put(ports->tickers, ticker); //~ uninspected
    }
}
