/* The server speaks first: receive, answer, and a time-out after which one just waits again. */
#include "client.component.h"

struct window {
    uint32_t value[16];
    uint32_t used;
    uint32_t late;
};

static void remember(struct window *window, uint32_t value)
{
    window->value[window->used % 16] = value;
    window->used++;
}

static uint32_t mean(const struct window *window)
{
    uint32_t n = window->used < 16 ? window->used : 16;
    uint64_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += window->value[i];
    return n == 0 ? 0 : (uint32_t)(sum / n);
}

void client_main(struct client_ports *ports)
{
    struct window window = {{0}, 0, 0};
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    while (feed != NULL) {
        uint32_t tag = Feed_client_receive_until(feed, deed_now() + 1000000);
        switch (tag) {
        case Feed_Item:
            remember(&window, Feed_Item_value(feed));
            if (mean(&window) < 100) {
                Feed_send_More(feed);
                break;
            }
            Feed_send_Stop(feed);
            Feed_client_drop(feed);
            feed = NULL;
            break;
        case Feed_timeout: window.late++; break;
        case Feed_Done:
            Feed_client_drop(feed);
            feed = Feed_open(ports->feed, DEED_FOREVER);
            break;
        case Feed_closed:
            Feed_client_drop(feed);
            feed = NULL;
            break;
        }
    }
    if (window.late > window.used)
        deed_fault(deed_reason_value);
}
