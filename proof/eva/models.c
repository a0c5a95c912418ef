/* models.c - what stands for functions that others prove, or whose reason is no range of numbers:
 * each does what its contract allows, or more. docs/ranges.md says why of each. */
#include "any.h"
#include "kernel/endpoint.h"

const struct component_table *eva_component_table(uint32_t component)
{
    eva_shown = component_holder[component];
    return &EACH(eva_components);
}
const struct port_table *eva_port_table(uint32_t port)
{
    eva_shown = port_owner[port];
    return &EACH(eva_ports);
}
void eva_run_queue_make(uint32_t component)
{
    (void)component;
}
bool eva_run_queue_has(uint32_t component)
{
    (void)component;
    return either();
}
bool eva_run_queue_is_ready(uint32_t p)
{
    (void)p;
    return either();
}
void eva_run_queue_push_back(uint32_t component, uint32_t p)
{
    (void)component;
    (void)p;
    ready_map = eva_any;
}
void eva_run_queue_push_front(uint32_t component, uint32_t p)
{
    (void)component;
    (void)p;
    ready_map = eva_any;
}
void eva_run_queue_remove(uint32_t component, uint32_t p)
{
    (void)component;
    (void)p;
    ready_map = eva_any;
}
uint32_t eva_run_queue_highest(void)
{
    return below(PRIORITIES);
}
uint32_t eva_run_queue_take(uint32_t p)
{
    (void)p;
    ready_map = eva_any;
    return below(COMPONENTS_MAX);
}
void eva_run_queue_boot(void)
{
    ready_map = 0;
}
void eva_timer_queue_boot(void)
{
}
bool eva_timer_queue_set(uint32_t timer, uint64_t cycles)
{
    (void)timer;
    (void)cycles;
    return either();
}
void eva_timer_queue_cancel(uint32_t timer)
{
    (void)timer;
}
uint64_t eva_timer_queue_nearest(void)
{
    return eva_any;
}
uint32_t eva_timer_queue_take(uint64_t now)
{
    (void)now;
    if (either())
        return NONE;
    return below(TIMERS);
}
bool eva_own_take_kept(uint64_t current)
{
    if (either())
        return false;
    own_kept[current] = eva_object;
    return true;
}
uint32_t eva_endpoint_number(const struct deed_endpoint *seen)
{
    (void)seen;
    return below(ENDPOINTS_MAX);
}
struct endpoint_face *eva_endpoint_at(const struct deed_endpoint *seen)
{
    (void)seen;
    return &EACH(endpoint_face);
}
uint32_t eva_set_number(const struct deed_set *set)
{
    (void)set;
    return below(SETS_MAX);
}
uint32_t eva_situation_check(const struct contract_table *contract)
{
    (void)contract;
    return (uint32_t)eva_any;
}
bool eva_virtio_is_there(uint64_t registers)
{
    (void)registers;
    return either();
}
bool eva_virtio_answers(uint64_t registers)
{
    (void)registers;
    return either();
}
bool eva_virtio_reset(uint64_t registers)
{
    (void)registers;
    return either();
}
bool eva_virtio_begin(uint64_t registers, uint32_t queue, uint64_t rings)
{
    (void)registers;
    (void)queue;
    (void)rings;
    return either();
}
void eva_virtio_acknowledge(uint64_t registers)
{
    (void)registers;
}
void eva_endpoint_make(uint32_t endpoint, uint32_t contract, char *memory)
{
    struct endpoint_face *end = &endpoint_face[endpoint];

    (void)memory;
    end->peer = &endpoint_face[endpoint_peer(endpoint)];
    end->word = 0;
    end->contract = (uint16_t)contract;
    end->messages = MESSAGES;
}
struct endpoint_face *eva_endpoint_waited(uint64_t what)
{
    return what == WAIT_NOTHING || either() ? NULL : &EACH(endpoint_face);
}
uint32_t eva_remembered(uint32_t lender)
{
    (void)lender;
    return either() ? NONE : (uint32_t)below(COMPONENTS_MAX);
}
uint64_t eva_direct_current(void)
{
    return core.current;
}
void *eva_direct_switch(struct endpoint_face *peer, uint64_t current, uint32_t owner,
                        uint64_t target)
{
    eva_shown = peer->word;
    component_waits[current] = target;
    component_waits[owner] = 0;
    eva_others();
    return &EACH(endpoint_face).seen;
}
struct deed_set *eva_set_at(struct deed_set *set)
{
    (void)set;
    return &EACH(set_face);
}
static void eva_lists(void)
{
    EACH(endpoint_next) = (uint32_t)below(ENDPOINTS_MAX + 1);
    EACH(endpoint_previous) = (uint32_t)below(ENDPOINTS_MAX);
    EACH(endpoint_face).word = (uint16_t)eva_any;
    EACH(set_face).first = (uint32_t)below(ENDPOINTS_MAX + 1);
}
void eva_set_list(uint32_t set, uint32_t endpoint)
{
    eva_shown = set_face[set].owner + endpoint_face[endpoint].owner;
    eva_lists();
}
void eva_set_unlist(uint32_t endpoint)
{
    eva_shown = endpoint_face[endpoint].owner;
    eva_lists();
}
uint32_t eva_set_pop(uint32_t set)
{
    eva_shown = set_face[set].owner;
    eva_lists();
    return either() ? NONE : (uint32_t)below(ENDPOINTS_MAX);
}
uint32_t eva_first_to_wait(uint32_t set)
{
    eva_shown = set_face[set].owner;
    return either() ? NONE : (uint32_t)below(COMPONENTS_MAX);
}
uint32_t eva_number_text(char *text, uint64_t value)
{
    (void)text;
    (void)value;
    return (uint32_t)below(NUMBER_SIZE);
}
void eva_budget_charge(uint32_t number, uint64_t now)
{
    budget_table[number].left = eva_any;
    budget_table[number].period_end = eva_any;
    core.charged_until = now;
}
void *eva_memcpy(void *to, const void *from, uint64_t size)
{
    (void)from;
    (void)size;
    return to;
}
void *eva_memset(void *to, int value, uint64_t size)
{
    (void)value;
    (void)size;
    return to;
}

uint32_t eva_endpoint_state(uint32_t endpoint)
{
    eva_shown = endpoint_face[endpoint].row;
    return (uint32_t)below(STATES);
}
uint32_t eva_offers_queue(uint32_t port)
{
    (void)port;
    return (uint32_t)below(VIRTIO_QUEUES + 1);
}

uint32_t eva_offers_give(uint64_t registers, uint32_t queue, struct offers_vector shown,
                         struct offers_vector filled)
{
    (void)registers;
    (void)shown;
    (void)filled;
    eva_shown = offers_port[queue];
    return (uint32_t)below(VIRTIO_OFFERS + 1);
}

struct virtio_done eva_offers_take(uint32_t queue)
{
    eva_shown = offers_port[queue];
    return (struct virtio_done){(uint32_t)below(VIRTIO_OFFERS + 2), (uint32_t)eva_any};
}

bool eva_offers_forget(uint32_t queue, uint32_t number)
{
    eva_shown = offers[queue][number].used;
    return either();
}

uint32_t eva_kept_at(uint32_t port)
{
    eva_shown = port_end[port];
    return 2 * (uint32_t)below(CHANNELS_MAX);
}

uint32_t eva_open_at(uint32_t port)
{
    eva_shown = port_end[port];
    return 2 * (uint32_t)below(CHANNELS_MAX);
}

void eva_discard(uint32_t port, uint32_t client)
{
    (void)client;
    port_end[port] = PORT_FREE;
    component_kept[port_owner[port]]--;
    channel_unmake(2 * (uint32_t)below(CHANNELS_MAX));
}

/* These do what they do, case by case: so Eva sees that owners that are no components wait for
 * nothing, and that there is room where it is said. */
uint64_t eva_component_wait(uint32_t component)
{
    if (component >= COMPONENTS_MAX)
        return component_waits[component];
    return component == core.current ? WAIT_NOTHING : component_waits[component];
}

bool eva_direct_is_awaited(const struct endpoint_face *peer, uint32_t owner)
{
    if (owner >= COMPONENTS_MAX)
        return component_waits[owner] == peer->target;
    return component_waits[owner] == peer->target;
}

bool eva_direct_is_awaited_there(const struct endpoint_face *peer, uint32_t owner)
{
    if (owner >= COMPONENTS_MAX)
        return component_waits[owner] == (uint64_t)peer;
    return component_waits[owner] == (uint64_t)peer;
}

bool eva_port_has_room(uint32_t count)
{
    if (count > PORTS_MAX - port_total)
        return false;
    return true;
}
