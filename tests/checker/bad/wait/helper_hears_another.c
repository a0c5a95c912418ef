/* The helper hears, but another set. */
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

static void serve(struct Feed_client_set *set)
{
    struct Feed_client_set *mine STATE(Start) = Feed_client_set_take();
    if (mine == NULL)
        deed_fault(deed_reason_value);
    if (set != NULL)
        hear(mine); //-
        //+ hear(set);
    //+ hear(set);
    Feed_client_set_drop(mine);
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
