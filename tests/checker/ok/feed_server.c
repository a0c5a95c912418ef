/* A server that speaks first: a new client gets its first item before it joins the set. */
#include "server.component.h"

static uint32_t g_seed = 1;
static uint32_t g_clients;

static uint32_t next_value(void)
{
    g_seed = g_seed * 1664525u + 1013904223u;
    return g_seed >> 8;
}

static void feed_one(struct Feed_server *feed STATE(Start) TO(Waiting))
{
    Feed_send_Item(feed, next_value());
}

static void finish(struct Feed_server *feed OWN CLAIMS STATE(Start))
{
    Feed_send_Done(feed);
    Feed_server_drop(feed);
    g_clients--;
}

void server_main(struct server_ports *ports)
{
    uint32_t served = 0;
    for (;;) {
        struct Feed_server *feed = Feed_server_set_receive(ports->feeds);
        switch (Feed_server_tag(feed)) {
        case Feed_connected:
            g_clients++;
            feed_one(feed);
            Feed_server_set_put(ports->feeds, feed);
            break;
        case Feed_More:
            served++;
            if (served % 100 == 99) {
                finish(feed);
                break;
            }
            feed_one(feed);
            Feed_server_set_put(ports->feeds, feed);
            break;
        case Feed_Stop:
            Feed_server_drop(feed);
            g_clients--;
            break;
        case Feed_closed:
            Feed_server_drop(feed);
            g_clients--;
            break;
        }
    }
}
