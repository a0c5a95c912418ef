/* Deaths of components arrive as messages; the manager counts, waits and starts again. */
#include "manager.component.h"

#define COMPONENTS 16

struct history {
    uint32_t deaths;
    uint32_t last_reason;
    uint64_t last_time;
};

static struct history g_history[COMPONENTS];

static void note(uint32_t component, uint32_t reason)
{
    if (component >= COMPONENTS)
        return;
    struct history *history = &AT(g_history, COMPONENTS, component);
    history->deaths++;
    history->last_reason = reason;
    history->last_time = deed_now();
}

static uint64_t pause_before_start(const struct history *history)
{
    uint64_t pause = 1000000;
    for (uint32_t i = 0; i < history->deaths && i < 10; i++)
        pause *= 2;
    return pause;
}

static bool is_down(uint32_t component)
{
    struct deed_component_info info = {0};
    if (deed_component_info(component, &info) != deed_ok)
        return false;
    return info.state == deed_component_down && info.last_reason != deed_reason_exit;
}

static uint32_t start_again(void)
{
    uint32_t started = 0;
    for (uint32_t i = 0; i < deed_component_count() && i < COMPONENTS; i++) {
        if (!is_down(i))
            continue;
        if (deed_now() - g_history[i].last_time < pause_before_start(&AT(g_history, COMPONENTS, i)))
            continue;
        if (deed_component_start(i) == deed_ok)
            started++;
    }
    return started;
}

void manager_main(struct manager_ports *ports)
{
    struct Watch_client *watch = Watch_open(ports->faults, DEED_FOREVER);
    uint64_t begun = deed_cycles();
    while (watch != NULL) {
        switch (Watch_client_receive_until(watch, deed_now() + 1000000000u)) {
        case Watch_Stopped:
            note(Watch_Stopped_component(watch), Watch_Stopped_reason(watch));
            Watch_send_Noted(watch);
            break;
        case Watch_Overran:
            note(Watch_Overran_component(watch), deed_reason_none);
            Watch_send_Noted(watch);
            break;
        case Watch_timeout:
            if (start_again() > 3 && deed_cycles() - begun < 1000)
                deed_component_stop(0);
            break;
        case Watch_closed:
            Watch_client_drop(watch);
            watch = NULL;
            break;
        }
    }
}
