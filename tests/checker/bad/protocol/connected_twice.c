/* `connected` comes out of a set, never out of a receive. */
#include "server.component.h"

static void serve(struct Ticker_server *ticker OWN CLAIMS STATE(Running))
{
    switch (Ticker_server_receive(ticker)) {
    case Ticker_connected: Ticker_server_drop(ticker); return; //- //~ impossible
    case Ticker_Stop: Ticker_send_Stopped(ticker, 0); break;
    case Ticker_closed: break;
    }
    Ticker_server_drop(ticker);
}

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct Ticker_server *ticker = Ticker_channel();
    if (ticker != NULL)
        serve(ticker);
}
