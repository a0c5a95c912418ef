/* clock.c - what time it is. The timers are another component's: the clock opens a channel to it
 * and hands the client's end on, in the state Idle, in which nothing can be under way. From then on
 * client and timer speak with each other, and the clock has no part in it. */
#include "clock.component.h"

static void give_timer(struct clock_ports *ports, struct Clock_server *client)
{
    struct Timer_client *timer = Timer_open(ports->alarm, DEED_NOW);

    if (timer)
        Clock_send_Made(client, timer);
    else
        Clock_send_NoMoreTimers(client);
}

void clock_main(struct clock_ports *ports)
{
    for (;;) {
        struct Clock_server *client = Clock_server_set_receive(ports->service);

        switch (Clock_server_tag(client)) {
        case Clock_connected: break;
        case Clock_closed: Clock_server_drop(client); continue;
        case Clock_Close: Clock_server_drop(client); continue;
        case Clock_Now: Clock_send_Time(client, deed_now()); break;
        case Clock_Date: Clock_send_NotSet(client); break; /* nobody tells this one */
        case Clock_MakeTimer: give_timer(ports, client); break;
        }
        Clock_server_set_put(ports->service, client);
    }
}
