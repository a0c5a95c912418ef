/* Half of a message's name comes from a macro: another message than it looks like. */
#include "client.component.h"

#define ANSWER(name) Feed_##name

static void listen(struct Feed_client *feed OWN CLAIMS STATE(Start))
{
    switch (Feed_client_receive(feed)) { //~ unhandled
    case ANSWER(Item): Feed_send_Stop(feed); break;
    case ANSWER(Done):
    //+ case ANSWER(closed):
        break;
    }
    Feed_client_drop(feed);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
