/* Whoever is in the set is no longer in the hand. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Feed_client_set *feeds = Feed_client_set_take();
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feeds == NULL || feed == NULL)
        deed_fault(deed_reason_stopped);
    Feed_client_set_put(feeds, feed);
    feed = Feed_client_set_receive(feeds); //-
    //+ (void)feeds;
    Feed_client_set_put(feeds, feed); //- //~ uninspected
    Feed_client_set_drop(feeds);
}
