/* context.c - lending scheduling contexts; context.h has the idea. */
#include "kernel/context.h"

#include "kernel/budget.h"
#include "kernel/endpoint.h"
#include "kernel/schedule.h"
#include "kernel/set.h"
#include "kernel/wait.h"

static bool is_endpoint(uint64_t what)
{
    return what - (uint64_t)endpoint_face < sizeof endpoint_face;
}

/* Whom does it wait for at a client end? NONE if it does not, or if that is no component. */
static uint32_t server_of(uint64_t what)
{
    const struct endpoint_face *end = (const struct endpoint_face *)(what & ~WAIT_FLAGS);

    if (!is_endpoint((uint64_t)end) || endpoint_side(endpoint_number(&end->seen)) != CLIENT_SIDE)
        return NONE;
    return end->peer->owner < COMPONENTS_MAX ? end->peer->owner : NONE;
}

/* A client end whose peer lies in a message: it has no server yet. */
static bool is_flying(uint64_t what)
{
    const struct endpoint_face *end = (const struct endpoint_face *)(what & ~WAIT_FLAGS);

    return is_endpoint((uint64_t)end) && end->peer->owner == FLYING;
}

/* To whom has it lent its context? */
static uint32_t lent_to(uint32_t component)
{
    uint64_t waits = component_wait(component);

    return waits & WAIT_KEEPS ? NONE : server_of(waits);
}

/* Who has the context that this one would have? */
static uint32_t holder(uint32_t component)
{
    uint32_t next;

    while ((next = lent_to(component)) != NONE)
        component = next;
    return component;
}

static uint32_t context_of(uint32_t holder)
{
    return holder == core.current ? core.context : component_on[holder];
}

/* Who has lent to this component what it runs on, `context`, or lent on? NONE if that is its own.
 */
static uint32_t lender_to(uint32_t component, uint32_t context)
{
    uint32_t lender = context, next;

    if (context >= COMPONENTS_MAX)
        return NONE;
    while (lender != component && (next = lent_to(lender)) != NONE) {
        if (next == component)
            return lender;
        lender = next;
    }
    return NONE;
}

/* It waits on, and has its context for itself. */
static void keep(uint32_t lender, uint32_t context)
{
    component_waits[lender] |= WAIT_KEEPS;
    component_on[lender] = context;
}

/* What is asked at this client end, and waited for, is so urgent. */
static void urge(uint64_t what, uint32_t urgency)
{
    const struct endpoint_face *end = (const struct endpoint_face *)(what & ~WAIT_FLAGS);

    if (is_endpoint((uint64_t)end) && endpoint_side(endpoint_number(&end->seen)) == CLIENT_SIDE)
        set_urge(endpoint_number(&end->peer->seen), urgency);
}

/* The same of what this component asks; to whom has it lent its context? */
static NOINLINE uint32_t urge_one(uint32_t component, uint32_t urgency)
{
    uint32_t next = lent_to(component);

    urge(component_wait(component), urgency);
    return next;
}

/* And of all that wait for each other from here on, to who has their context. */
static NOINLINE void urge_chain(uint32_t component, uint32_t urgency)
{
    do {
        component = urge_one(component, urgency);
    } while (component != NONE);
}

static void urge_all(uint32_t component, uint32_t context)
{
    if (is_endpoint(component_wait(component) & ~WAIT_FLAGS))
        urge_chain(component, component_priority[context]);
}

static bool beats(uint32_t context, uint32_t other)
{
    if (budget_is_spent(context) || budget_is_spent(other))
        return !budget_is_spent(context);
    return component_priority[context] > component_priority[other];
}

/* Would a call find it idle, and lend it a context on the short way? */
static bool is_idle(uint64_t waits)
{
    uint64_t what = waits & ~WAIT_FLAGS;

    if (is_endpoint(what))
        return endpoint_side(endpoint_number((const struct deed_endpoint *)what)) == SERVER_SIDE;
    return what == WAIT_SOURCES || what - (uint64_t)set_face < sizeof set_face;
}

/* `from` waits for `server`: put this context where that one has got to, over those whom it waits
 * for in turn, as long as it is more urgent than what they have. True if it is lent. */
static bool lend(uint32_t from, uint32_t server, uint32_t context)
{
    bool lent = false;

    while (server != NONE) {
        uint32_t end = holder(server), has = context_of(end), lender;
        if (end == from || is_idle(component_wait(end)) || !beats(context, has))
            break;
        lender = lender_to(server, has);
        if (lender != NONE)
            keep(lender, has);
        if (from != NONE)
            component_waits[from] &= ~WAIT_KEEPS;
        urge_all(server, context);
        schedule_put_on(end, context);
        lent = true;
        from = end;
        server = server_of(component_wait(end));
    }
    return lent;
}

/* What the running component has on loan goes back. */
static void return_loan(void)
{
    uint32_t lender = lender_to(core.current, core.context);

    if (lender != NONE)
        keep(lender, core.context);
}

/* What is rare is kept out of the way of what is not. */
static NOINLINE uint64_t wait_long(uint64_t what)
{
    uint32_t current = core.current, server = server_of(what);

    component_on[current] = core.context;
    urge(what, component_priority[core.context]);
    if (server != NONE)
        return lend(current, server, core.context) ? what : what | WAIT_KEEPS;
    if (is_flying(what))
        return what | WAIT_KEEPS;
    if (core.context != current && is_idle(what)) {
        return_loan();
        component_on[current] = current;
    }
    return what;
}

uint64_t context_wait(uint64_t what)
{
    const struct endpoint_face *end = (const struct endpoint_face *)(what & ~WAIT_TIMED);

    if (core.context == core.current && (!is_endpoint((uint64_t)end) || end->peer->owner == KERNEL))
        return what;
    return wait_long(what);
}

static NOINLINE void back_long(uint32_t component)
{
    uint32_t server = lent_to(component), end;

    if (server == NONE)
        return;
    end = holder(server);
    component_on[component] = context_of(end);
    schedule_put_on(end, server);
    urge_all(server, server);
}

void context_back(uint32_t component)
{
    if (is_endpoint(component_waits[component] & ~WAIT_TIMED))
        back_long(component);
}

void context_detach(uint32_t endpoint)
{
    uint32_t waiting = endpoint_face[endpoint_peer(endpoint)].owner;
    uint64_t waits;

    if (endpoint_side(endpoint) == CLIENT_SIDE || waiting >= COMPONENTS_MAX)
        return;
    waits = component_wait(waiting) & ~WAIT_TIMED;
    if (waits != endpoint_self(endpoint_peer(endpoint)))
        return;
    context_back(waiting);
    component_waits[waiting] |= WAIT_KEEPS;
}

void context_accept(uint32_t endpoint)
{
    uint32_t client = endpoint_peer(endpoint), waiting = endpoint_face[client].owner;

    if (endpoint_side(endpoint) == CLIENT_SIDE || waiting >= COMPONENTS_MAX ||
        (component_waits[waiting] & ~WAIT_TIMED) != (endpoint_self(client) | WAIT_KEEPS) ||
        budget_is_spent(component_on[waiting]))
        return;
    if (core.context != core.current) {
        if (!beats(component_on[waiting], core.context))
            return;
        return_loan();
    }
    component_waits[waiting] &= ~WAIT_KEEPS;
    schedule_put_on(core.current, component_on[waiting]);
    schedule_yield();
}

void context_urge(uint32_t component)
{
    lend(NONE, component, component);
}

void context_refilled(uint32_t context)
{
    uint32_t end = holder(context);

    if (end != core.current && context_of(end) == context)
        schedule_put_on(end, context);
}
