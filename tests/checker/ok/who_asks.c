/* Serves whoever it served least, which it knows by the other end's component. */
#include "teller.component.h"

#define KNOWN 16

static uint32_t g_served[KNOWN];

static bool is_greedy(uint32_t component)
{
    if (component >= KNOWN)
        return component == DEED_NOBODY;
    for (uint32_t i = 0; i < KNOWN; i++)
        if (g_served[i] + 8 < g_served[component])
            return true;
    g_served[component]++;
    return false;
}

static uint32_t shown_name(const struct Feed_server *feed)
{
    return Feed_server_component(feed);
}

static void serve(struct teller_ports *ports)
{
    struct Feed_server *feed = Feed_server_set_receive(ports->feeds);

    switch (Feed_server_tag(feed)) {
    case Feed_connected:
    case Feed_More:
        if (is_greedy(Feed_server_component(feed))) {
            Feed_send_Done(feed);
            Feed_server_drop(feed);
            return;
        }
        Feed_send_Item(feed, Feed_server_component(feed) + shown_name(feed));
        Feed_server_set_put(ports->feeds, feed);
        break;
    case Feed_Stop:
    case Feed_closed:
        g_served[Feed_server_component(feed) % KNOWN]++;
        Feed_server_drop(feed);
        break;
    }
}

void teller_main(struct teller_ports *ports)
{
    for (;;)
        serve(ports);
}
