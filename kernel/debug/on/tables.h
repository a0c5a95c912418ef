/* tables.h - the invariants of the kernel's tables in plain C: each predicate that stands in an
 * INVARIANT of a header of kernel/ has its twin here, of the same name. So a specification that
 * says something else than its author thought is found by running it.
 *
 * What the proofs keep in ghost tables (who is in which list, and where) is computed here from the
 * tables themselves. No table is believed: whatever is in it, each walk ends and stays within its
 * bounds. With interrupts off, while a component runs or is just about to. */
#ifndef KERNEL_DEBUG_TABLES_H
#define KERNEL_DEBUG_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/channel.h"
#include "kernel/copy.h"
#include "kernel/others.h"
#include "kernel/queue.h"
#include "kernel/wait.h"

#define FOR_COMPONENTS(c) for (uint32_t c = 0; c < copy_numbers_end(); c++)
#define FOR_PRIORITIES(p) for (uint32_t p = 0; p < PRIORITIES; p++)
#define FOR_TIMERS(i)     for (uint32_t i = 0; i < timer_count; i++)
#define FOR_CHANNELS(n)   for (uint32_t n = 0; n < channel_fresh; n++)
#define FOR_ENDPOINTS(e)  for (uint32_t e = 0; e < 2 * channel_fresh; e++)
#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition))                                                                          \
            return false;                                                                          \
    } while (0)

/* Is it in the list of this priority? A list with a circle that leaves out its head ends, too. */
static inline bool ready_lists(uint32_t priority, uint32_t component)
{
    uint32_t row = ready_next[READY_HEAD(priority)], steps = 0;

    while (row < COMPONENTS_MAX && row != component && steps++ < copy_numbers_end())
        row = ready_next[row];
    return row == component;
}

static inline bool ready_in(uint32_t component)
{
    return component_life[component] != LIFE_DOWN && ready_next[component] != UNQUEUED;
}

static inline bool timer_is_set(uint32_t timer)
{
    return timer_place[timer] < timer_count && timer_at[timer_place[timer]] == timer;
}

static inline bool endpoint_made(uint32_t end)
{
    return endpoint_face[end].owner < OWNERS_MAX;
}

static inline bool ready_is_behind(uint32_t row)
{
    return ready_next[row] < READY_ROWS && ready_previous[ready_next[row]] == row;
}

static inline bool ready_is_before(uint32_t row)
{
    return ready_previous[row] < READY_ROWS && ready_next[ready_previous[row]] == row;
}

static inline bool ready_marked(uint32_t current)
{
    (void)current;
    FOR_PRIORITIES(p)
    FOR_COMPONENTS(c)
    REQUIRE(ready_next[c] != UNQUEUED || !ready_lists(p, c));
    return true;
}

static inline bool ready_linked(uint32_t current)
{
    (void)current;
    FOR_PRIORITIES(p)
    REQUIRE(ready_is_behind(READY_HEAD(p)));
    FOR_COMPONENTS(c)
    REQUIRE(!ready_in(c) || ready_is_behind(c));
    return true;
}

static inline bool ready_linked_back(uint32_t current)
{
    (void)current;
    FOR_PRIORITIES(p)
    REQUIRE(ready_is_before(READY_HEAD(p)));
    FOR_COMPONENTS(c)
    REQUIRE(!ready_in(c) || ready_is_before(c));
    return true;
}

static inline bool ready_mapped(uint32_t current)
{
    (void)current;
    for (uint32_t p = 0; p < 64; p++)
        REQUIRE((ready_map >> p & 1) ==
                (p < PRIORITIES && ready_next[READY_HEAD(p)] < COMPONENTS_MAX));
    return true;
}

static inline bool kernel_core(uint32_t current)
{
    (void)current;
    return core.current <= KERNEL && core.context <= KERNEL && core.barred <= 1 &&
           (core.kept == 0 || core.kept == CORE_KEEPS);
}

static inline bool kernel_contexts(uint32_t current)
{
    (void)current;
    FOR_COMPONENTS(c)
    REQUIRE(component_on[c] <= KERNEL && component_priority[c] < PRIORITIES);
    return component_on[KERNEL] <= KERNEL && component_priority[KERNEL] < PRIORITIES;
}

static inline bool kernel_placed(uint32_t current)
{
    (void)current;
    FOR_COMPONENTS(c)
    REQUIRE(!ready_in(c) || ready_lists(component_priority[component_on[c]], c));
    return true;
}

static inline bool kernel_running(uint32_t current)
{
    return current >= COMPONENTS_MAX || !ready_in(current);
}

static inline bool kernel_handoff(uint32_t current)
{
    return core.kept == 0 ||
           (core.handoff < COMPONENTS_MAX && core.handoff != current && !ready_in(core.handoff));
}

static inline bool kernel_waiting(uint32_t current)
{
    FOR_COMPONENTS(c)
    REQUIRE(c == current || component_waits[c] == 0 ||
            (!ready_in(c) && !(core.kept != 0 && core.handoff == c)));
    return true;
}

static inline bool timer_placed(uint32_t current)
{
    (void)current;
    REQUIRE(timer_count <= TIMERS);
    FOR_TIMERS(i)
    REQUIRE(timer_at[i] < TIMERS && timer_place[timer_at[i]] == i);
    return true;
}

static inline bool timer_ordered(uint32_t current)
{
    (void)current;
    for (uint32_t i = 1; i < timer_count; i++)
        REQUIRE(timer_deadline[timer_at[(i - 1) / 2]] <= timer_deadline[timer_at[i]]);
    return true;
}

static inline bool kernel_timed(uint32_t current)
{
    (void)current;
    FOR_COMPONENTS(c)
    REQUIRE(timer_is_set(c) == ((component_waits[c] & WAIT_TIMED) != 0));
    return true;
}

static inline bool kernel_untimed(uint32_t current)
{
    return current >= COMPONENTS_MAX || (component_waits[current] & WAIT_TIMED) == 0;
}

static inline bool budget_sound(uint32_t number)
{
    const struct budget *budget = &budget_table[number];

    return number < BUDGETS_MAX && budget->period > 0 && budget->period <= BUDGET_LONG &&
           budget->left <= budget->size && budget->size <= BUDGET_LONG;
}

static inline bool budget_all_sound(uint32_t current)
{
    (void)current;
    FOR_COMPONENTS(c)
    REQUIRE(budget_number[c] == 0 || budget_sound(budget_number[c]));
    return true;
}

static inline bool kernel_charged(uint32_t current)
{
    (void)current;
    return core.charged_until <= machine_cycles();
}

static inline bool channel_closed(uint32_t channel)
{
    return endpoint_face[2 * channel].owner == NOBODY &&
           endpoint_face[2 * channel + 1].owner == NOBODY;
}

/* The list of channels that are free ends: so none is in it twice. */
static inline bool channel_list(uint32_t current)
{
    uint32_t channel = channel_free;

    (void)current;
    REQUIRE(channel_fresh <= CHANNELS_MAX);
    for (uint32_t i = 0; i < channel_fresh && channel != NONE; i++) {
        REQUIRE(channel < channel_fresh);
        channel = channel_next[channel];
    }
    return channel == NONE;
}

/* Whoever owned an end of what is free does not any more. */
static inline bool channel_ended(uint32_t current)
{
    (void)current;
    for (uint32_t n = channel_free, i = 0; n < channel_fresh && i < channel_fresh; i++) {
        REQUIRE(channel_closed(n));
        n = channel_next[n];
    }
    return true;
}

static inline bool port_there(uint32_t port)
{
    return port == NONE || port < PORTS_MAX;
}

static inline bool channel_rows_there(uint32_t current)
{
    (void)current;
    FOR_CHANNELS(n)
    REQUIRE(endpoint_made(2 * n) && endpoint_made(2 * n + 1) && channel_payer[n] < COMPONENTS_MAX &&
            port_there(channel_client_port[n]) && port_there(channel_server_port[n]));
    return true;
}

static inline bool endpoint_pairs(uint32_t current)
{
    (void)current;
    FOR_ENDPOINTS(e)
    REQUIRE(!endpoint_made(e) ||
            (endpoint_face[e].peer == &endpoint_face[e ^ 1] && endpoint_made(e ^ 1)));
    return true;
}

static inline bool endpoint_rules(uint32_t current)
{
    (void)current;
    REQUIRE(deed_contract_count > 0 && deed_contract_count <= CONTRACTS_MAX);
    FOR_ENDPOINTS(e)
    {
        const struct endpoint_face *end = &endpoint_face[e];
        REQUIRE(!endpoint_made(e) ||
                (end->contract < deed_contract_count && end->messages > 0 &&
                 end->messages == deed_contracts[end->contract].message_count &&
                 monitor_first[end->contract] <= end->row));
    }
    return true;
}

static inline bool channel_orphaned(uint32_t end)
{
    return end < 2 * channel_fresh && endpoint_made(end) &&
           (endpoint_face[end].word & WORD_ORPHAN) != 0;
}

static inline bool channel_orphans_listed(uint32_t current)
{
    (void)current;
    REQUIRE(channel_orphans == NONE || channel_orphaned(channel_orphans));
    FOR_ENDPOINTS(e)
    REQUIRE(!channel_orphaned(e) || endpoint_next[e] == NONE || channel_orphaned(endpoint_next[e]));
    return true;
}

/* Of the channels that are open: those that are free have no slots. */
#define FOR_QUEUES(queue)                                                                          \
    FOR_ENDPOINTS(e)                                                                               \
    for (const struct queue *queue = &queue_of[e]; queue && !channel_closed(e / 2); queue = NULL)

static inline bool queue_fits(uint32_t current)
{
    (void)current;
    FOR_QUEUES(queue)
    {
        uint32_t count = endpoint_queued(e);
        REQUIRE(count <= queue->room && queue->room < 256);
        REQUIRE(queue->room == 0 ||
                (queue->first < queue->room && queue->end == (queue->first + count) % queue->room));
    }
    return true;
}

static inline bool queue_closed(uint32_t current)
{
    (void)current;
    FOR_QUEUES(queue)
    for (uint32_t i = 0; i < queue->room; i++)
        REQUIRE(queue->ring[i].next == (i + 1u == queue->room ? 0 : i + 1));
    return true;
}

static inline bool queue_once(uint32_t current)
{
    (void)current;
    FOR_QUEUES(queue)
    for (uint32_t i = 0; i < queue->room; i++)
        for (uint32_t j = i + 1; j < queue->room; j++)
            REQUIRE(queue->ring[i].slot != queue->ring[j].slot);
    return true;
}

static inline bool port_listed(uint32_t port)
{
    const struct port_table *table;

    REQUIRE(port < PORTS_MAX && port_owner[port] < copy_numbers_end());
    REQUIRE(component_port[port_owner[port]] <= port);
    table = port_table(port);
    return table->ioport_base + table->ioport_count <= 0x10000u &&
           table->register_base + table->register_size >= table->register_base;
}

static inline bool device_ends(uint32_t current)
{
    (void)current;
    FOR_ENDPOINTS(e)
    {
        const struct endpoint_face *end = &endpoint_face[e];
        REQUIRE(end->owner != KERNEL || end->contract == CONTRACT_INTERRUPT ||
                end->contract == CONTRACT_WATCH || port_listed(endpoint_next[e]));
    }
    return true;
}

/* What is kept for a component is what the heap keeps for its holder. */
static inline bool own_agrees(uint32_t current)
{
    (void)current;
    FOR_COMPONENTS(c)
    {
        uint32_t slot = component_holder[c] % HOLDER_SPAN;
        REQUIRE(own_kept[c] != NULL || own_place[c] == 0);
        REQUIRE(own_kept[c] == NULL ||
                (holder_word[slot] == component_holder[c] && own_place[c] > 0 &&
                 own_place[c] < owner_top && own_place[c] == heap_kept[slot]));
    }
    return true;
}

/* Is it up, with a holder of its own? */
static inline bool own_is_up(uint32_t component)
{
    return component < COMPONENTS_MAX && component_life[component] != LIFE_DOWN;
}

static inline bool own_holds(uint32_t current)
{
    uint32_t word = own_is_up(current) ? component_holder[current] : 0;

    return !own_is_up(current) || (word != 0 && holder_word[word % HOLDER_SPAN] == word &&
                                   word % HOLDER_SPAN >= HOLDER_FIRST);
}

static inline bool own_apart(uint32_t current)
{
    if (own_is_up(current))
        FOR_COMPONENTS(c)
    REQUIRE(c == current || own_kept[c] == NULL ||
            component_holder[c] % HOLDER_SPAN != component_holder[current] % HOLDER_SPAN);
    return true;
}

// clang-format off
#define KERNEL_PREDICATES(use)                                                                     \
    use(kernel_core) use(kernel_contexts) use(ready_marked) use(ready_linked)                      \
    use(ready_linked_back) use(ready_mapped) use(kernel_placed) use(kernel_running)                \
    use(kernel_handoff) use(kernel_waiting) use(timer_placed) use(timer_ordered)                   \
    use(kernel_untimed) use(kernel_timed) use(kernel_charged) use(budget_all_sound)                \
    use(channel_list) use(channel_ended) use(channel_rows_there) use(endpoint_pairs)               \
    use(endpoint_rules) use(channel_orphans_listed) use(queue_fits) use(queue_closed)              \
    use(queue_once) use(device_ends) use(own_agrees) use(own_holds) use(own_apart)
// clang-format on

/* The name of a predicate that does not hold while this component runs, null when all do. */
static inline const char *broken_table(uint32_t current)
{
#define ASK(name)                                                                                  \
    if (!name(current))                                                                            \
        return #name;
    KERNEL_PREDICATES(ASK)
#undef ASK
    return NULL;
}

#undef FOR_COMPONENTS
#undef FOR_PRIORITIES
#undef FOR_TIMERS
#undef FOR_CHANNELS
#undef FOR_ENDPOINTS
#undef FOR_QUEUES
#undef REQUIRE

#endif
