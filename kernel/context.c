/* context.c - lending scheduling contexts; context.h has the idea. */
#include "kernel/context.h"

#include "kernel/budget.h"
#include "kernel/endpoint.h"
#include "kernel/schedule.h"
#include "kernel/set.h"
#include "kernel/wait.h"

#define LOOKS 8u /* requests in a set, within which one is looked for that somebody waits for */

static bool is_endpoint(uint64_t what)
{
    return what - (uint64_t)endpoint_face < sizeof endpoint_face;
}

/* Whom does it wait for at a client end? NONE if it does not, or if that is no component. */
static uint32_t server_of(uint64_t what)
{
    const struct endpoint_face *end = endpoint_waited(what);
    uint32_t server;

    if (end == NULL || endpoint_side(endpoint_number(&end->seen)) != CLIENT_SIDE)
        return NONE;
    server = end->peer->owner;
    return server < COMPONENTS_MAX ? server : NONE;
}

/* A client end whose peer lies in a message: it has no server yet. */
static bool is_flying(uint64_t what)
{
    const struct endpoint_face *end = endpoint_waited(what);

    return end != NULL && end->peer->owner == FLYING;
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

/* Does this component wait for that one, on a context of its own? */
static bool keeps_from(uint32_t component, uint32_t server)
{
    uint64_t waits = component < COMPONENTS_MAX ? component_wait(component) : WAIT_NOTHING;

    return (waits & WAIT_KEEPS) != 0 && server_of(waits) == server;
}

/* Does its request wait in a set to be heard? */
static bool is_unheard(uint32_t component)
{
    const struct endpoint_face *end = endpoint_waited(component_wait(component));

    return end != NULL && (end->peer->word & WORD_LISTED) != 0;
}

/* Who is to lend to its server after this one, which lends now; perhaps somebody who does not wait
 * for that any more. It has no use for a result yet, so the number stands there. NONE: nobody. */
static uint32_t remembered(uint32_t lender)
{
    uint64_t number = (uint64_t)component_result[lender];

    return number < COMPONENTS_MAX ? (uint32_t)number : NONE;
}

static void remember(uint32_t lender, uint32_t other)
{
    component_result[lender] = (void *)(uint64_t)other;
}

/* Nobody lends to this server any more. To be remembered is who did; or whom that one remembers, if
 * it will be found among the requests in the server's sets. NONE: nobody. */
static uint32_t unlend(uint32_t server, uint32_t context)
{
    uint32_t lender = lender_to(server, context);

    if (lender == NONE)
        return NONE;
    keep(lender, context);
    return is_unheard(lender) && keeps_from(remembered(lender), server) ? remembered(lender)
                                                                        : lender;
}

/* It lends. When it is answered the short way it is as if it had its own context: see context.h. */
static void lends_after(uint32_t component, uint32_t before)
{
    component_waits[component] &= ~WAIT_KEEPS;
    component_on[component] = component;
    remember(component, before);
}

/* What is asked at this client end, and waited for, is so urgent. */
static void urge(uint64_t what, uint32_t urgency)
{
    const struct endpoint_face *end = endpoint_waited(what);

    if (end != NULL && endpoint_side(endpoint_number(&end->seen)) == CLIENT_SIDE)
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
    if (endpoint_waited(component_wait(component)) != NULL)
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
    const struct endpoint_face *end = endpoint_waited(waits);
    uint64_t what = waits & ~WAIT_FLAGS;

    if (end != NULL)
        return endpoint_side(endpoint_number(&end->seen)) == SERVER_SIDE;
    return what == WAIT_SOURCES || what - (uint64_t)set_face < sizeof set_face;
}

/* `from` waits for `server`: put this context where that one has got to, over those whom it waits
 * for in turn, as long as it is more urgent than what they have. True if it is lent. */
static bool lend(uint32_t from, uint32_t server, uint32_t context)
{
    bool lent = false;

    while (server != NONE) {
        uint32_t end = holder(server), has = context_of(end), before;
        if (end == from || is_idle(component_wait(end)) || !beats(context, has))
            break;
        before = unlend(server, has);
        if (from != NONE)
            lends_after(from, before);
        urge_all(server, context);
        schedule_put_on(end, context);
        lent = true;
        from = end;
        server = server_of(component_wait(end));
    }
    return lent;
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
        unlend(current, core.context);
        component_on[current] = current;
    }
    return what;
}

uint64_t context_wait(uint64_t what)
{
    const struct endpoint_face *end = endpoint_waited(what);

    if (core.context == core.current && (end == NULL || end->peer->owner == KERNEL))
        return what;
    return wait_long(what);
}

/* The more urgent of two that wait; either may be NONE. */
static uint32_t more_urgent(uint32_t one, uint32_t other)
{
    if (one == NONE || other == NONE)
        return one == NONE ? other : one;
    return beats(component_on[other], component_on[one]) ? other : one;
}

/* The first in the ready list of a set that waits for its answer, on a context of its own. */
static NOINLINE uint32_t first_to_wait(uint32_t set)
{
    uint32_t end = set_first(set);

    for (uint32_t looks = 0; end != NONE && looks < LOOKS; looks++) {
        const struct endpoint_face *peer = endpoint_face[end].peer;
        if (peer->owner < COMPONENTS_MAX &&
            (component_waits[peer->owner] & ~WAIT_TIMED) == ((uint64_t)peer | WAIT_KEEPS))
            return peer->owner;
        end = endpoint_next[end] - 1;
    }
    return NONE;
}

/* Who lends to this server when nobody does any more: who did `before`, or the most urgent of those
 * that wait to be heard. */
static uint32_t next_lender(uint32_t server, uint32_t before)
{
    const struct component_table *table = component_table(server);
    uint32_t next = keeps_from(before, server) ? before : NONE;

    for (uint32_t i = 0; i < table->port_count; i++)
        if (table->ports[i].kind == PORT_TABLE_SERVES)
            next = more_urgent(next, first_to_wait(component_port[server] + i));
    return next;
}

/* What it has lent, if it has, is its own again. Mostly it is its server that runs, and answers. */
static NOINLINE void back_long(uint32_t component)
{
    uint32_t server = lent_to(component), end;

    if (server == NONE)
        return;
    if (server == core.current) {
        component_on[component] = core.context;
        schedule_context(server);
        return;
    }
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

static void lend_next(uint32_t server, uint32_t before)
{
    uint32_t next = next_lender(server, before);

    if (next != NONE && lend(next, server, component_on[next]) && next != before &&
        keeps_from(before, server))
        remember(next, before);
}

/* The same for all servers from this one on that have lent what it was lent, to the last. */
static NOINLINE void lend_next_along(uint32_t server, uint32_t before)
{
    while (server != NONE) {
        uint32_t further = lent_to(server), then = remembered(server);
        lend_next(server, before);
        before = then;
        server = further;
    }
}

static NOINLINE void give_up_long(uint32_t component)
{
    uint32_t server = lent_to(component), before = remembered(component);

    back_long(component);
    lend_next_along(server, before);
}

void context_give_up(uint32_t component)
{
    if (is_endpoint(component_waits[component] & ~WAIT_TIMED))
        give_up_long(component);
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
    uint32_t context = component_on[waiting], before = NONE;
    if (core.context != core.current) {
        if (!beats(context, core.context))
            return;
        before = unlend(core.current, core.context);
    }
    lends_after(waiting, before);
    schedule_put_on(core.current, context);
    schedule_yield();
}

void context_urge(uint32_t component)
{
    lend(NONE, component, component);
}

void context_spent(uint32_t context)
{
    lend_next_along(lent_to(context), remembered(context));
}

void context_refilled(uint32_t context)
{
    uint32_t end = holder(context);

    if (end == core.current || context_of(end) != context)
        return;
    schedule_put_on(end, context);
    if (component_wait(end) & WAIT_KEEPS)
        lend(end, server_of(component_wait(end)), context);
}
