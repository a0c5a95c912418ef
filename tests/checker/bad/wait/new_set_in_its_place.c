/* The set is dropped on one path; on the other it is ready, and kept. */
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

static void use(struct Feed_client_set *a STATE(Start), struct Feed_client_set *b STATE(Start))
{
    if (deed_wait2(a, b, DEED_FOREVER) == 1)
        hear(b);
    else
        hear(a);
}

static void own(struct Feed_client_set *a STATE(Start))
{
    struct Feed_client_set *c STATE(Start) = Feed_client_set_take();
    if (c == NULL)
        return;
    if (deed_wait2(a, c, DEED_FOREVER) == 1) //~ unhandled
        Feed_client_set_drop(c);
    else //-
        Feed_client_set_drop(c); //-
    //+ else {
        //+ hear(a);
        //+ Feed_client_set_drop(c);
    //+ }
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Feed_client_set *a STATE(Start) = Feed_client_set_take();
    struct Feed_client_set *b STATE(Start) = Feed_client_set_take();
    if (a != NULL && b != NULL) {
        use(a, b);
        own(a);
    }
    if (a != NULL)
        Feed_client_set_drop(a);
    if (b != NULL)
        Feed_client_set_drop(b);
}
