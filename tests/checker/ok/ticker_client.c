/* A contract in which both sides may speak: the Stop may cross a Tick, and both cases are handled.
 */
#include "client.component.h"

static uint64_t wait_for_end(struct Ticker_client *ticker OWN CLAIMS STATE(Stopping))
{
    uint64_t ticks = 0;
    switch (Ticker_client_receive(ticker)) {
    case Ticker_Tick:
        switch (Ticker_client_receive(ticker)) {
        case Ticker_Stopped: ticks = Ticker_Stopped_ticks(ticker); break;
        case Ticker_closed: break;
        }
        break;
    case Ticker_Stopped: ticks = Ticker_Stopped_ticks(ticker); break;
    case Ticker_closed: break;
    }
    Ticker_client_drop(ticker);
    return ticks;
}

static uint64_t watch(struct Ticker_client *ticker OWN CLAIMS STATE(Running), uint64_t until)
{
    for (;;) {
        switch (Ticker_client_receive_until(ticker, until)) {
        case Ticker_Tick:
            if (Ticker_Tick_now(ticker) < until) {
                Ticker_send_Ack(ticker);
                continue;
            }
            Ticker_send_Stop(ticker);
            switch (Ticker_client_receive(ticker)) {
            case Ticker_Stopped:
            case Ticker_closed: break;
            }
            Ticker_client_drop(ticker);
            return 0;
        case Ticker_timeout: Ticker_send_Stop(ticker); return wait_for_end(ticker);
        case Ticker_closed: Ticker_client_drop(ticker); return 0;
        }
    }
}

void client_main(struct client_ports *ports)
{
    uint64_t seen = 0;
    while (seen < 1000) {
        struct Ticker_client *ticker = Ticker_open(ports->ticker, deed_now() + 1000);
        if (ticker == NULL)
            break;
        seen += watch(ticker, deed_now() + 10000000);
    }
}
