/* One of the functions in the table hears, the other does not. */
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

static void listen(struct Feed_client_set *set STATE(Start))
{
    hear(set);
}

static void rest(struct Feed_client_set *set STATE(Start))
{
    (void)set;
    //+ hear(set);
}

static void (*const how[2])(struct Feed_client_set *set STATE(Start)) = {listen, rest};

static void serve(struct Feed_client_set *set)
{
    how[deed_now() % 2](set);
}

static void use(struct Feed_client_set *a STATE(Start), struct Feed_client_set *b STATE(Start))
{
    if (deed_wait2(a, b, DEED_FOREVER) == 0) //~ unhandled
        hear(a);
    else
        serve(b);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Feed_client_set *a STATE(Start) = Feed_client_set_take();
    struct Feed_client_set *b STATE(Start) = Feed_client_set_take();
    if (a != NULL && b != NULL)
        use(a, b);
    if (a != NULL)
        Feed_client_set_drop(a);
    if (b != NULL)
        Feed_client_set_drop(b);
}
