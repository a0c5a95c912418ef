/* pager.c - hears each fault as a message, as an L4 pager hears page faults, and decides what comes
 * of it: here, that the component starts again. */
#include "pager.component.h"

static uint32_t g_count, g_reason, g_line;

static struct Watch_client *hear(struct Watch_client *faults)
{
    switch (Watch_client_receive(faults)) {
    case Watch_closed: Watch_client_drop(faults); return NULL;
    case Watch_Stopped: {
        uint32_t who = Watch_Stopped_component(faults);
        g_reason = Watch_Stopped_reason(faults);
        g_line = Watch_Stopped_line(faults);
        g_count++;
        Watch_send_Noted(faults);
        if (deed_component_start(who) != deed_ok)
            deed_fault(deed_reason_value);
        break;
    }
    case Watch_Overran: Watch_send_Noted(faults); break;
    }
    return faults;
}

static void answer(struct Pager_server_set *asked)
{
    struct Pager_server *client = Pager_server_set_receive(asked);

    switch (Pager_server_tag(client)) {
    case Pager_connected: break;
    case Pager_Close:
    case Pager_closed: Pager_server_drop(client); return;
    case Pager_Ask: Pager_send_Faults(client, g_count, g_reason, g_line); break;
    }
    Pager_server_set_put(asked, client);
}

void pager_main(struct pager_ports *ports)
{
    struct Watch_client *faults = Watch_open(ports->faults, DEED_FOREVER);

    while (faults) {
        if (deed_wait2(faults, ports->asked, DEED_FOREVER) == 0)
            faults = hear(faults);
        else
            answer(ports->asked);
    }
}
