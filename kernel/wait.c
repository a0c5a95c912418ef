/* wait.c - waiting and waking; wait.h has the idea. */
#include "kernel/wait.h"

#include "kernel/budget.h"
#include "kernel/message.h"
#include "kernel/schedule.h"
#include "kernel/set.h"
#include "kernel/timer.h"
#include "sdk/include/deed/time.h"

void *wait_until(uint64_t what, uint64_t deadline)
{
    timer_set(core.current, machine_cycles_at(deadline));
    return wait_for(what | WAIT_TIMED);
}

void *wait_at_end(uint64_t end, uint64_t deadline)
{
    uint64_t what = context_wait(end);

    if (deadline != DEED_FOREVER) {
        timer_set(core.current, machine_cycles_at(deadline));
        what |= WAIT_TIMED;
    }
    return wait_as(what);
}

void wait_cancel(uint32_t component)
{
    context_give_up(component);
    if (component_waits[component] & WAIT_TIMED)
        timer_queue_cancel(component);
    component_waits[component] = WAIT_NOTHING;
}

void wait_end(uint32_t component, void *result)
{
    context_back(component);
    if (component_waits[component] & WAIT_TIMED)
        timer_queue_cancel(component);
    component_result[component] = result;
    component_waits[component] = WAIT_NOTHING;
    schedule_ready(component);
}

/* How urgent is this endpoint, to which something has just been added? What comes from the kernel
 * is as urgent as who handles it. */
static inline void urge(uint32_t endpoint)
{
    struct endpoint_face *end = &endpoint_face[endpoint];
    uint32_t from = end->peer->owner == KERNEL ? end->owner : core.context;
    uint32_t word = end->word & WORD_READABLE, urgency = component_priority[from];

    if (word != 1 && (word & WORD_QUEUED) != 0 && urgency <= end->urgency)
        return;
    if (end->word & WORD_LISTED)
        set_urge(endpoint, urgency);
    else
        end->urgency = (uint8_t)urgency;
}

/* Its owner does not wait for it. */
static NOINLINE void event_queued(uint32_t endpoint)
{
    uint32_t owner = endpoint_face[endpoint].owner;
    uint64_t target = endpoint_face[endpoint].target;

    urge(endpoint);
    if (component_life[owner] != LIFE_UP)
        return;
    if (target != endpoint_self(endpoint))
        set_list(set_number((const struct deed_set *)target), endpoint);
    if ((component_wait(owner) & ~WAIT_FLAGS) == WAIT_SOURCES)
        wait_end(owner, &endpoint_face[endpoint]);
}

/* Who calls through an end that is in a set waits for the end: so what it hears is in order. */
void wait_event(uint32_t endpoint)
{
    struct endpoint_face *end = &endpoint_face[endpoint];
    uint32_t owner = end->owner;
    uint64_t waits = component_wait(owner) & ~WAIT_FLAGS;

    if ((waits != end->target && waits != (uint64_t)end) || component_life[owner] != LIFE_UP) {
        event_queued(endpoint);
        return;
    }
    wait_end(owner, end);
    message_take(endpoint);
}

static void time_out(struct endpoint_face *end)
{
    end->seen.tag = DEED_TAG_TIMEOUT;
    recorder_take(end);
}

void wait_expire(uint64_t now)
{
    uint32_t component;

    while ((component = timer_queue_take(now)) != NONE) {
        if (component >= COMPONENTS_MAX) {
            budget_refill(component - COMPONENTS_MAX);
            continue;
        }
        struct endpoint_face *end = endpoint_waited(component_waits[component]);
        context_give_up(component);
        if (end != NULL)
            time_out(end);
        component_result[component] = NULL;
        component_waits[component] = WAIT_NOTHING;
        schedule_ready(component);
    }
}
