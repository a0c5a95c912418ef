/* set.c - waiting on many endpoints at once. */
#include "kernel/set.h"

#include "kernel/channel.h"
#include "kernel/machine.h"
#include "kernel/message.h"
#include "kernel/schedule.h"
#include "kernel/wait.h"
#include "sdk/include/deed/checked.h"
#include "sdk/include/deed/time.h"
#include "sharedheap/table.h"

TABLE _Alignas(sizeof(struct deed_set[SETS_MAX])) struct deed_set set_face[SETS_MAX];

void set_make(uint32_t set, uint32_t owner)
{
    set_face[set].owner = owner;
    set_clear(set);
}

void set_clear(uint32_t set)
{
    set_face[set].first = 0;
}

/* The first of the ready list, its message taken; NONE if there is none. */
static uint32_t take(uint32_t set)
{
    uint32_t endpoint = set_pop(set);

    if (endpoint == NONE)
        return NONE;
    message_take(endpoint);
    if (endpoint_is_offered_context(endpoint))
        context_accept(endpoint);
    return endpoint;
}

struct deed_endpoint *set_receive(uint32_t set, uint64_t deadline)
{
    uint32_t ready;

    wait_prepare(deadline);
    ready = take(set);
    if (ready != NONE)
        return &endpoint_face[ready].seen;
    return deadline == DEED_NOW ? NULL : wait_with(set_target(set), deadline);
}

/* The long way of deed_set_receive. It is called in its place, so that both return to the
 * component. */
static NOINLINE struct deed_endpoint *receive_long(struct deed_set *set, uint64_t deadline)
{
    uint32_t number = set_number(set);
    struct deed_endpoint *endpoint;

    if (!set_is_current(number))
        FAULT(deed_reason_ownership);
    endpoint = set_receive(number, deadline);
    machine_interrupts_on();
    return endpoint;
}

/* There is nothing to receive, and no deadline. */
static NOINLINE struct deed_endpoint *receive_nothing(struct deed_set *set, uint64_t deadline)
{
    struct deed_endpoint *endpoint = wait_for(set_target(set_number(set)));
    (void)deadline;

    machine_interrupts_on();
    return endpoint;
}

struct deed_endpoint *deed_set_receive(struct deed_set *set, uint64_t deadline)
{
    uint32_t number = set_number(set);
    struct deed_endpoint *endpoint;
    uint32_t ready;

    machine_interrupts_off();
    if (!set_is_current(number))
        IN_PLACE return receive_long(set, deadline);
    ready = set_first(number);
    if (ready != NONE && !endpoint_is_offered_context(ready)) {
        set_pop(number);
        message_take(ready);
        endpoint = &endpoint_face[ready].seen;
    } else if (ready == NONE && deadline == DEED_FOREVER) {
        IN_PLACE return receive_nothing(set, deadline);
    } else {
        IN_PLACE return receive_long(set, deadline);
    }
    machine_interrupts_on();
    return endpoint;
}

void set_put(uint32_t set, uint32_t endpoint)
{
    message_release(endpoint);
    channel_reap();
    if (!endpoint_is_current(endpoint))
        FAULT(deed_reason_ownership); /* it lay in what was dropped */
    if (endpoint_face[endpoint].word & WORD_LISTED)
        set_unlist(endpoint); /* it was in a set already */
    endpoint_face[endpoint].target = set_target(set);
    if (endpoint_readable(endpoint))
        set_list(set, endpoint);
}

/* The same of deed_set_put: the endpoint holds a message with owned arguments, or can be received
 * from already, or is not the caller's. */
static NOINLINE void put_long(struct deed_set *set, struct deed_endpoint *endpoint)
{
    uint32_t into = set_number(set);
    uint32_t number = endpoint_number(endpoint);

    if (!set_is_current(into) || !endpoint_is_current(number))
        FAULT(deed_reason_ownership);
    set_put(into, number);
    machine_interrupts_on();
}

void deed_set_put(struct deed_set *set, struct deed_endpoint *endpoint)
{
    uint32_t into = set_number(set);
    uint32_t number = endpoint_number(endpoint);

    machine_interrupts_off();
    if (!set_is_current(into) || endpoint_claim(&endpoint_face[number]) != core.current)
        LEAVE_TO(put_long(set, endpoint));
    endpoint_face[number].target = set_target(into);
    machine_interrupts_on();
}

static bool source_is_endpoint(const void *source)
{
    return (uint64_t)source - (uint64_t)endpoint_face < sizeof endpoint_face;
}

static uint32_t source_endpoint(const void *source)
{
    return endpoint_number((const struct deed_endpoint *)source);
}

static uint32_t source_set(const void *source)
{
    return set_number((const struct deed_set *)source);
}

static bool source_is_current(const void *source)
{
    return source_is_endpoint(source) ? endpoint_is_current(source_endpoint(source))
                                      : set_is_current(source_set(source));
}

static bool source_readable(const void *source)
{
    return source_is_endpoint(source) ? endpoint_readable(source_endpoint(source))
                                      : set_first(source_set(source)) != NONE;
}

/* The number of the first that is readable; `count` at the deadline. */
static uint32_t wait_on(const void *const *source, uint32_t count, uint64_t deadline)
{
    wait_prepare(deadline);
    for (;;) {
        for (uint32_t i = 0; i < count; i++)
            if (source_readable(source[i]))
                return i;
        if (deadline == DEED_NOW)
            return count;
        if (wait_with(WAIT_SOURCES, deadline) == NULL)
            return count;
    }
}

uint32_t deed_wait2(const void *first, const void *second, uint64_t deadline)
{
    const void *source[] = {first, second};
    uint32_t which;

    machine_interrupts_off();
    if (!source_is_current(first) || !source_is_current(second))
        FAULT(deed_reason_ownership);
    which = wait_on(source, 2, deadline);
    machine_interrupts_on();
    return which;
}

uint32_t deed_wait3(const void *first, const void *second, const void *third, uint64_t deadline)
{
    const void *source[] = {first, second, third};
    uint32_t which;

    machine_interrupts_off();
    if (!source_is_current(first) || !source_is_current(second) || !source_is_current(third))
        FAULT(deed_reason_ownership);
    which = wait_on(source, 3, deadline);
    machine_interrupts_on();
    return which;
}
