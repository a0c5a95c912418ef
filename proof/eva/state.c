/* state.c - what is true of the kernel's tables between any two steps of it, as ranges of what
 * stands in a row; of what is not in here, anything may. It is what every service starts from, what
 * it leaves to those that run meanwhile, and what it leaves behind: each line is shown there. */
#include "any.h"
#include "kernel/channel.h"
#include "kernel/queue.h"

/* Messages lie in one stretch of memory, the rings of queues in another, objects in a third. */
#define SLOTS_BYTES  0x20000u
#define OBJECTS_MOST 0x80000000u
extern char eva_slots[SLOTS_BYTES];
extern char eva_object[OBJECTS_MOST];
static struct queued eva_ring[256] = {[0 ... 255] = {.slot = eva_slots}};

static void eva_components_rows(enum eva_way way)
{
    FREE(EACH(component_context))
    FREE(component_waits[below(COMPONENTS_MAX)])
    if (way == EVA_SHOWN)
        SHOW(component_waits[COMPONENTS_MAX + below(OWNERS_MAX - COMPONENTS_MAX)] == WAIT_NOTHING)
    FREE(EACH(component_above))
    KEEP(EACH(component_priority), PRIORITIES)
    KEEP(EACH(component_on), KERNEL + 1)
    KEEP(EACH(component_life), LIFE_BROKEN + 1)
    FREE(EACH(component_result))
    FREE(EACH(component_holder))
    FREE(EACH(component_endpoints))
    FREE(EACH(component_channels))
    FREE(EACH(component_kept))
    FREE(EACH(component_objects))
    KEEP(EACH(component_port), PORTS_MAX - PORTS_EACH + 1)
    FREE(EACH(component_sent))
    FREE(EACH(component_received))
    FREE(EACH(component_started))
    FREE(EACH(component_restarts))
    KEEP(EACH(component_wanted), 2)
    KEEP(EACH(component_reason), deed_reason_count)
    KEEP(EACH(component_origin), COMPONENTS_MAX)
    FREE(EACH(component_where))
    KEEP(EACH(copy_free), COMPONENTS_MAX)
    FREE(EACH(copy_count))
    FREE(EACH(copy_stack))
    KEEP(copy_made, COMPONENTS_MAX - TOTAL + 1)
}

static void eva_core_rows(enum eva_way way)
{
    KEEP(core.current, KERNEL + 1)
    KEEP(core.context, KERNEL + 1)
    KEEP(core.kept, CORE_KEEPS + 1)
    KEEP(core.barred, 2)
    KEEP(core.handoff, COMPONENTS_MAX)
    FREE(core.slice_end)
    KEEP(core.budgets, BUDGETS_MAX)
    FREE(core.charged_until)
    FREE(core.budget_end)
    FREE(core.alarms)
    FREE(ready_map)
    FREE(EACH(budget_number))
    KEEP(EACH(budget_table).context, COMPONENTS_MAX)
    KEEP(EACH(budget_table).spent, 2)
    KEEP(EACH(budget_table).reported, 2)
    KEEP(EACH(budget_table).untold, 2)
    FREE(EACH(budget_table).untold_next)
    FREE(EACH(budget_table).overruns)
    FREE(EACH(budget_table).left)
    FREE(EACH(budget_table).period_end)
    FREE(rows_page)
    FREE(EACH(rows_end))
}

static void eva_endpoints_rows(enum eva_way way)
{
    KEEP(EACH(endpoint_face).owner, OWNERS_MAX)
    FREE(EACH(endpoint_face).word)
    FREE(EACH(endpoint_face).held)
    if (way == EVA_ANY)
        EACH(endpoint_face).target = 1 + eva_any % UINT64_MAX;
    else
        SHOW(EACH(endpoint_face).target != WAIT_NOTHING)
    FREE(EACH(endpoint_face).handed)
    FREE(EACH(endpoint_face).row)
    KEEP(EACH(endpoint_face).contract, CONTRACTS)
    KEEP(EACH(endpoint_face).urgency, PRIORITIES)
    FREE(EACH(endpoint_face).seen.tag)
    KEEP_NONE(EACH(endpoint_next), ENDPOINTS_MAX + 1)
    KEEP(EACH(endpoint_previous), ENDPOINTS_MAX)
    FREE(EACH(channel_holders))
    KEEP(EACH(channel_payer), COMPONENTS_MAX)
    KEEP_NONE(EACH(channel_client_port), PORTS_MAX)
    KEEP_NONE(EACH(channel_server_port), PORTS_MAX)
    KEEP_NONE(EACH(channel_next), CHANNELS_MAX)
    KEEP_NONE(channel_free, CHANNELS_MAX)
    KEEP(channel_fresh, CHANNELS_MAX + 1)
    KEEP_NONE(channel_orphans, ENDPOINTS_MAX)
    FREE(EACH(queue_of).room)
    KEEP(EACH(queue_of).first, 256)
    KEEP(EACH(queue_of).end, 256)
    KEEP(EACH(eva_ring).tag, MESSAGES)
    KEEP(EACH(eva_ring).next, 256)
}

/* Of these nothing is asked, and after boot nobody writes them. */
static void eva_constant(void)
{
    enum eva_way way = EVA_ANY;

    FREE(EACH(monitor_first))
    FREE(EACH(monitor_steps).key)
    FREE(EACH(monitor_steps).step)
    FREE(EACH(budget_table).size)
    FREE(EACH(budget_table).period)
}

/* Each row of these has been written once, before any is looked at. */
static void eva_endpoints_made(void)
{
    for (uint32_t i = 0; i < ENDPOINTS_MAX; i++) {
        endpoint_face[i].peer = &EACH(endpoint_face);
        endpoint_face[i].seen.inbox = &eva_slots[8 * below(0x2000)];
        endpoint_face[i].seen.outbox = &eva_slots[8 * below(0x2000)];
        endpoint_face[i].messages = MESSAGES;
        endpoint_face[i].target = 1 + eva_any % UINT64_MAX;
        queue_of[i].ring = eva_ring;
    }
}

static void eva_ports_rows(enum eva_way way)
{
    FREE(EACH(port_ioports).base)
    FREE(EACH(port_ioports).count)
    KEEP(EACH(port_owner), COMPONENTS_MAX)
    KEEP_NONE(EACH(port_server), PORTS_MAX)
    FREE(EACH(port_clients))
    if (way == EVA_ANY)
        EACH(port_end) = either() ? below(ENDPOINTS_MAX + 1) : PORT_KEPT | below(ENDPOINTS_MAX);
    else
        SHOW((EACH(port_end) & ~PORT_KEPT) <= ENDPOINTS_MAX)
    KEEP_NONE(EACH(port_first_client), PORTS_MAX)
    KEEP_NONE(EACH(port_next_client), PORTS_MAX)
    KEEP(port_total, PORTS_MAX + 1)
    FREE(EACH(set_face).owner)
    KEEP(EACH(set_face).first, ENDPOINTS_MAX + 1)
    FREE(EACH(made_of))
    KEEP_NONE(EACH(made_next), ENDPOINTS_MAX + 1)
    KEEP_NONE(free_first, SETS_MADE)
    KEEP(fresh, SETS_MADE + 1)
}

static void eva_served_rows(enum eva_way way)
{
    KEEP(EACH(served_line_end), ENDPOINTS_MAX)
    KEEP(EACH(served_line_hold), LINE_OWED + 1)
    KEEP(EACH(watch_end), ENDPOINTS_MAX)
    FREE(EACH(watch_read))
    KEEP(EACH(watch_component), COMPONENTS_MAX)
    KEEP(EACH(watch_busy), 2)
    FREE(EACH(watch_untold))
    FREE(watch_count)
    KEEP(EACH(watch_log).component, COMPONENTS_MAX)
    FREE(EACH(watch_log).reason)
    FREE(EACH(watch_log).line)
    KEEP(EACH(watch_log).restarts, 2)
    FREE(watch_deaths)
    KEEP(EACH(offers_port), PORTS_MAX)
    KEEP(EACH(virtqueue_endpoint), ENDPOINTS_MAX)
    FREE(EACH(virtqueue_holder))
    KEEP(EACH(virtqueue_is_open), 2)
    KEEP(offers_queues, VIRTIO_QUEUES + 1)
    KEEP(virtio_under_way[below(VIRTIO_QUEUES)][below(VIRTIO_OFFERS)], 2)
    FREE(offers[below(VIRTIO_QUEUES)][below(VIRTIO_OFFERS)].shown)
    FREE(offers[below(VIRTIO_QUEUES)][below(VIRTIO_OFFERS)].filled)
    FREE(offers[below(VIRTIO_QUEUES)][below(VIRTIO_OFFERS)].used)
}

static void eva_rest_rows(enum eva_way way)
{
    KEEP(next, DEATHS)
    KEEP(EACH(deaths).component, TOTAL + 1)
    KEEP(EACH(deaths).count, ENDPOINTS + 1)
    FREE(EACH(EACH(deaths).endpoints).peer)
    KEEP(EACH(EACH(deaths).endpoints).contract, CONTRACTS)
    FREE(EACH(EACH(deaths).endpoints).queued)
    FREE(EACH(EACH(deaths).endpoints).state)
    KEEP(EACH(EACH(deaths).endpoints).server, 2)
    KEEP(EACH(restart_held), 2)
    KEEP(restart_over, 2)
    FREE(EACH(restart_record).begin)
    FREE(EACH(restart_record).count)
    FREE(EACH(restart_record).row)
    KEEP(EACH(shutdown_is_there), 2)
    KEEP(EACH(shutdown_goes), 2)
    FREE(exit_status)
    KEEP(EACH(own_place), 1u << 25)
    if (way == EVA_ANY)
        EACH(own_kept) = eva_object;
}

static void eva_state(enum eva_way way)
{
    eva_components_rows(way);
    eva_core_rows(way);
    eva_endpoints_rows(way);
    eva_ports_rows(way);
    eva_served_rows(way);
    eva_rest_rows(way);
}

/* The running component is not: others run, and do whatever they may, until it goes on. */
static bool eva_boots;
static void eva_others(void)
{
    eva_state(EVA_SHOWN);
    eva_state(EVA_ANY);
    core.current = (uint32_t)below(COMPONENTS_MAX);
}
