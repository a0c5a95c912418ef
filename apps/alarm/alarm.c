/* alarm.c - one timer: an alarm or a beat. While it runs both sides may speak, and this is what
 * that looks like: a receive with a deadline, at which it is our turn. A Cancel that crosses what
 * we say then is found at the next receive and answered there. */
#include "alarm.component.h"

static struct Timer_server *run(struct Timer_server *client, uint64_t deadline)
{
    switch (Timer_server_receive_until(client, deadline)) {
    case Timer_timeout: Timer_send_Fired(client, deed_now()); return client;
    case Timer_Cancel: Timer_send_Cancelled(client); return client;
    case Timer_closed: Timer_server_drop(client); return NULL;
    }
    return NULL;
}

/* The first beat after `now`; `missed` is how many went by since the one that was due. */
static uint64_t next_beat(uint64_t due, uint64_t period, uint64_t now, uint64_t *missed)
{
    *missed = 0;
    while (due <= now) {
        if (due > DEED_FOREVER - period)
            return DEED_FOREVER;
        due += period;
        (*missed)++;
    }
    if (*missed > 0)
        (*missed)--;
    return due;
}

static struct Timer_server *beat(struct Timer_server *client, uint64_t due, uint64_t period)
{
    for (;;) {
        uint64_t missed = 0;

        switch (Timer_server_receive_until(client, due)) {
        case Timer_timeout: {
            uint64_t now = deed_now();
            due = next_beat(due, period, now, &missed);
            Timer_send_Tick(client, now, missed);
            break;
        }
        case Timer_Cancel: Timer_send_Cancelled(client); return client;
        case Timer_closed: Timer_server_drop(client); return NULL;
        }
        switch (Timer_server_receive(client)) {
        case Timer_Next: break;
        case Timer_Cancel: Timer_send_Cancelled(client); return client;
        case Timer_closed: Timer_server_drop(client); return NULL;
        }
    }
}

void alarm_main(struct alarm_ports *ports)
{
    for (;;) {
        struct Timer_server *client = Timer_server_set_receive(ports->service);
        struct Timer_server *idle = NULL;

        switch (Timer_server_tag(client)) {
        case Timer_connected: idle = client; break;
        case Timer_closed: Timer_server_drop(client); break;
        case Timer_Close: Timer_server_drop(client); break;
        case Timer_Set: {
            uint64_t deadline = Timer_Set_deadline(client);
            idle = run(client, deadline);
            break;
        }
        case Timer_Beat: {
            uint64_t first = Timer_Beat_first(client);
            uint64_t period = Timer_Beat_period(client);
            idle = beat(client, first, period);
            break;
        }
        case Timer_Cancel:
            Timer_send_Cancelled(client);
            idle = client;
            break;
        }
        if (idle)
            Timer_server_set_put(ports->service, idle);
    }
}
