/* A server with a deadline on its set: what is due is done when nobody asks. The one conversation
 * that is ticking lives in a static. */
#include "server.component.h"

#define PERIOD 1000000u

static struct Ticker_server *g_ticked OWN STATE(Ticked);
static uint64_t g_ticks;

/* Ticks one client that waits, then hears it out. */
static void tick(struct server_ports *ports, struct Ticker_server *ticker OWN CLAIMS STATE(Running),
                 uint64_t now)
{
    Ticker_send_Tick(ticker, now);
    g_ticks++;
    switch (Ticker_server_receive_until(ticker, deed_now() + PERIOD)) {
    case Ticker_Ack: Ticker_server_set_put(ports->tickers, ticker); break;
    case Ticker_Stop:
        Ticker_send_Stopped(ticker, g_ticks);
        Ticker_server_drop(ticker);
        break;
    case Ticker_closed: Ticker_server_drop(ticker); break;
    case Ticker_timeout: {
        struct Ticker_server *old = TAKE(g_ticked);
        if (old == NULL) {
            PUT(g_ticked, ticker);
            break;
        }
        switch (Ticker_server_receive(old)) {
        case Ticker_Ack: Ticker_server_set_put(ports->tickers, old); break;
        case Ticker_Stop:
            Ticker_send_Stopped(old, g_ticks);
            Ticker_server_drop(old);
            break;
        case Ticker_closed: Ticker_server_drop(old); break;
        }
        PUT(g_ticked, ticker);
        break;
    }
    }
}

void server_main(struct server_ports *ports)
{
    uint64_t due = deed_now() + PERIOD;
    for (;;) {
        struct Ticker_server *ticker = Ticker_server_set_receive_until(ports->tickers, due);
        if (ticker == NULL) {
            due += PERIOD;
            continue;
        }
        switch (Ticker_server_tag(ticker)) {
        case Ticker_connected: tick(ports, ticker, due); break;
        case Ticker_Stop:
            Ticker_send_Stopped(ticker, g_ticks);
            Ticker_server_drop(ticker);
            break;
        case Ticker_closed: Ticker_server_drop(ticker); break;
        }
    }
}
