/* Several streams read by one thread: client ends in a set, in the state in which they start. The
 * helpers say no more than what the checker cannot tell from their bodies. */
#include "client.component.h"

struct reader {
    struct Feed_client_set *feeds OWN STATE(Start);
    uint32_t open;
    uint64_t sum;
};

static void subscribe(struct client_ports *ports, struct Feed_client_set *feeds, uint32_t *open)
{
    for (uint32_t i = 0; i < 4; i++) {
        struct Feed_client *feed = Feed_open(ports->feed, deed_now() + 1000);
        if (feed == NULL)
            return;
        Feed_client_set_put(feeds, feed);
        *open += 1;
    }
}

static OWN OPT struct reader *reader_new(struct client_ports *ports)
{
    struct reader *reader = deed_take(sizeof(struct reader));
    struct Feed_client_set *feeds = Feed_client_set_take();
    if (reader == NULL || feeds == NULL) {
        if (feeds != NULL)
            Feed_client_set_drop(feeds);
        deed_drop(reader);
        return NULL;
    }
    uint32_t open = 0;
    subscribe(ports, feeds, &open);
    reader->open = open;
    PUT(reader->feeds, feeds);
    return reader;
}

static void reader_drop(struct reader *reader)
{
    struct Feed_client_set *feeds = TAKE(reader->feeds);
    if (feeds != NULL)
        Feed_client_set_drop(feeds);
    deed_drop(reader);
}

/* The next item of whichever stream has one. */
static bool read(struct reader *reader)
{
    if (reader->feeds == NULL || reader->open == 0)
        return false;
    struct Feed_client *feed = Feed_client_set_receive_until(reader->feeds, deed_now() + 5000);
    if (feed == NULL)
        return false;
    switch (Feed_client_tag(feed)) {
    case Feed_Item:
        reader->sum += Feed_Item_value(feed);
        Feed_send_More(feed);
        Feed_client_set_put(reader->feeds, feed);
        break;
    case Feed_Done:
    case Feed_closed:
        reader->open--;
        Feed_client_drop(feed);
        break;
    }
    return true;
}

void client_main(struct client_ports *ports)
{
    struct reader *reader = reader_new(ports);
    if (reader == NULL)
        return;
    while (read(reader) && reader->sum < 1000)
        continue;
    reader_drop(reader);
}
