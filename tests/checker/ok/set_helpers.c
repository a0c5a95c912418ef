/* Helpers that are lent a set: the parameter says in which state its members wait. */
#include "server.component.h"

static uint32_t g_ticks;
static uint32_t g_refused;

/* Lets a new client in, or ends it when there are too many. */
static void admit(struct Ticker_server_set *set STATE(Running),
                  struct Ticker_server *ticker OWN CLAIMS STATE(Running))
{
    if (g_ticks < 1000) {
        Ticker_server_set_put(set, ticker);
        return;
    }
    g_refused++;
    switch (Ticker_server_receive(ticker)) {
    case Ticker_Stop: Ticker_send_Stopped(ticker, g_ticks); break;
    case Ticker_closed: break;
    }
    Ticker_server_drop(ticker);
}

static void serve(struct Ticker_server_set *set STATE(Running))
{
    struct Ticker_server *ticker = Ticker_server_set_receive(set);
    switch (Ticker_server_tag(ticker)) {
    case Ticker_connected: admit(set, ticker); break;
    case Ticker_Stop:
        Ticker_send_Stopped(ticker, g_ticks);
        Ticker_server_drop(ticker);
        break;
    case Ticker_closed: Ticker_server_drop(ticker); break;
    }
    g_ticks++;
}

static bool feed(struct Feed_server_set *feeds STATE(Waiting), uint64_t until)
{
    struct Feed_server *feed = Feed_server_set_receive_until(feeds, until);
    if (feed == NULL)
        return false;
    switch (Feed_server_tag(feed)) {
    case Feed_connected:
    case Feed_More:
        Feed_send_Item(feed, g_ticks);
        Feed_server_set_put(feeds, feed);
        return true;
    case Feed_Stop:
    case Feed_closed: Feed_server_drop(feed); return true;
    }
    return true;
}

void server_main(struct server_ports *ports)
{
    while (g_refused < 10) {
        uint32_t ready = deed_wait2(ports->tickers, ports->feeds, deed_now() + 1000);
        if (ready == 0)
            serve(ports->tickers);
        while (ready == 1 && feed(ports->feeds, DEED_NOW))
            continue;
    }
}
