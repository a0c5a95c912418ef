/* What was ready need not be heard when it is dropped, or is not there at all. */
#include "client.component.h"

static void hear(struct Feed_client_set *set)
{
    struct Feed_client *one = Feed_client_set_receive(set);
    switch (Feed_client_tag(one)) {
    case Feed_Item: Feed_send_Stop(one); break;
    case Feed_Done:
    case Feed_closed: break;
    }
    Feed_client_drop(one);
}

/* Whichever of the two sets is ready first: the answers in the other are not wanted any more. */
static void first_of(struct Feed_client_set *a OWN CLAIMS STATE(Start),
                     struct Feed_client_set *b OWN CLAIMS STATE(Start))
{
    switch (deed_wait2(a, b, deed_now() + 1000)) {
    case 0:
    case 1: break;
    case 2: deed_sleep_until(deed_now() + 10); break;
    }
    Feed_client_set_drop(a);
    Feed_client_set_drop(b);
}

/* The second is optional. */
static void both_of(void)
{
    struct Feed_client_set *a STATE(Start) = Feed_client_set_take();
    if (a == NULL)
        return;
    struct Feed_client_set *b STATE(Start) = Feed_client_set_take();
    if (b != NULL)
        deed_wait2(a, b, DEED_FOREVER);
    Feed_client_set_drop(a);
    if (b != NULL)
        Feed_client_set_drop(b);
}

static void with_an_endpoint(struct client_ports *ports)
{
    struct Feed_client_set *a STATE(Start) = Feed_client_set_take();
    if (a == NULL)
        return;
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    if (feed != NULL && deed_wait2(a, feed, DEED_FOREVER) == 0)
        hear(a);
    if (feed != NULL)
        Feed_client_drop(feed);
    Feed_client_set_drop(a);
}

void client_main(struct client_ports *ports)
{
    struct Feed_client_set *a STATE(Start) = Feed_client_set_take();
    struct Feed_client_set *b STATE(Start) = Feed_client_set_take();
    if (a != NULL && b != NULL) {
        first_of(a, b);
        both_of();
        with_an_endpoint(ports);
        return;
    }
    if (a != NULL)
        Feed_client_set_drop(a);
    if (b != NULL)
        Feed_client_set_drop(b);
}
