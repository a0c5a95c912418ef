/* Waiting for several things at once: two endpoints, then a receive that does not block. */
#include "client.component.h"

struct tally {
    uint64_t ticks;
    uint64_t items;
    uint64_t idle;
};

/* Two messages at most are still under way: a Tick, and the answer to the Stop. */
static void stop(struct Ticker_client *ticker OWN CLAIMS STATE(Running))
{
    Ticker_send_Stop(ticker);
    switch (Ticker_client_receive(ticker)) {
    case Ticker_Tick: break;
    case Ticker_Stopped:
    case Ticker_closed: Ticker_client_drop(ticker); return;
    }
    switch (Ticker_client_receive(ticker)) {
    case Ticker_Stopped:
    case Ticker_closed: Ticker_client_drop(ticker); break;
    }
}

/* The server speaks first, so it has to be heard out before this side may end the stream. */
static void end(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    switch (Feed_client_receive(feed)) {
    case Feed_Item: Feed_send_Stop(feed); break;
    case Feed_Done:
    case Feed_closed: break;
    }
    Feed_client_drop(feed);
}

/* Both conversations go on until either ends; then both are ended. */
static void listen(struct Ticker_client *ticker OWN CLAIMS STATE(Running),
                   struct Feed_client *feed OWN CLAIMS STATE(Start), struct tally *tally)
{
    for (;;) {
        uint32_t ready = deed_wait2(ticker, feed, deed_now() + 5000);
        if (ready == 0) {
            switch (Ticker_client_receive(ticker)) {
            case Ticker_Tick:
                tally->ticks++;
                Ticker_send_Ack(ticker);
                break;
            case Ticker_closed:
                Ticker_client_drop(ticker);
                end(feed);
                return;
            }
        } else if (ready == 1) {
            switch (Feed_client_receive(feed)) {
            case Feed_Item:
                tally->items++;
                Feed_send_More(feed);
                break;
            case Feed_Done:
            case Feed_closed:
                Feed_client_drop(feed);
                stop(ticker);
                return;
            }
        } else {
            tally->idle++;
        }
    }
}

void client_main(struct client_ports *ports)
{
    struct tally tally = {0, 0, 0};
    struct Ticker_client *ticker = Ticker_open(ports->ticker, DEED_FOREVER);
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (ticker == NULL) {
        if (feed != NULL)
            Feed_client_drop(feed);
        return;
    }
    if (feed == NULL) {
        Ticker_client_drop(ticker);
        return;
    }
    listen(ticker, feed, &tally);
    if (tally.idle > tally.ticks + tally.items)
        deed_sleep_until(deed_now() + 1);
}
