/* An array of endpoints: one is taken, another is asked through its place. */
#include "client.component.h"

static struct Feed_client *g_feeds[3] OWN STATE(Waiting);

static void stop(uint32_t i, uint32_t j)
{
    struct Feed_client *one = TAKE(AT(g_feeds, 3, i % 3));
    if (one == NULL)
        return;
    Feed_send_Stop(one);
    Feed_client_drop(one);
    struct Feed_client *other = g_feeds[j % 3]; //-
    //+ struct Feed_client *other = TAKE(AT(g_feeds, 3, j % 3));
    if (other == NULL)
        return;
    Feed_send_Stop(other); //~ state
    //+ Feed_client_drop(other);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    stop(0, (uint32_t)deed_now());
}
