/* served.c - interrupts and deaths as messages.
 *
 * The kernel's end of such a channel keeps the number of its line or watcher in endpoint_next.
 *
 * An interrupt line belongs to one channel. While its message is on the way or being handled the
 * line is masked; Ack opens it again. A raised line that is closed or held before it is
 * acknowledged is owed: it is raised again for who opens it, or acknowledges, next.
 *
 * Deaths are written into a log, and each watcher reads it at its own pace, passing over those that
 * do not concern it. One that falls behind by more than the whole log misses the oldest. */
#include "kernel/served.h"

#include "kernel/budget.h"
#include "kernel/channel.h"
#include "kernel/device.h"
#include "kernel/machine.h"
#include "kernel/message.h"
#include "kernel/port.h"
#include "kernel/schedule.h"
#include "kernel/virtqueue.h"

/* Tags of contracts/Interrupt.contract and contracts/Watch.contract. */
#define INTERRUPT_RAISED 0u
#define INTERRUPT_ACK    1u
#define INTERRUPT_HOLD   2u
#define INTERRUPT_HELD   3u
#define WATCH_STOPPED    0u
#define WATCH_OVERRAN    2u

/* Those of Overran. */
struct overrun {
    uint32_t component;
    uint32_t times;
};

uint32_t served_line_end[MACHINE_LINES];
uint8_t served_line_hold[MACHINE_LINES];
uint32_t watch_end[WATCHERS_MAX], watch_component[WATCHERS_MAX];
uint64_t watch_read[WATCHERS_MAX];
bool watch_busy[WATCHERS_MAX];
uint8_t watch_untold[WATCHERS_MAX];
uint32_t watch_count;
struct death watch_log[WATCH_LOG];
uint64_t watch_deaths;

uint32_t served_make(uint32_t port, uint32_t contract, uint32_t number)
{
    uint32_t client = channel_make(contract, core.current);

    if (client == NONE)
        return NONE;
    endpoint_next[endpoint_peer(client)] = number;
    endpoint_face[client].owner = core.current;
    endpoint_face[endpoint_peer(client)].owner = KERNEL;
    component_endpoints[core.current]++;
    channel_connect(client, port, NONE);
    port_occupy(port, NONE, client);
    return client;
}

static void say(uint32_t endpoint, uint32_t tag)
{
    uint32_t woken = message_from_kernel(endpoint, tag);

    if (woken != NONE)
        schedule_ready(woken);
}

/* The line may be raised; if it is owed, it is. */
static void line_release(uint32_t irq)
{
    bool owed = served_line_hold[irq] == LINE_OWED;

    served_line_hold[irq] = LINE_FREE;
    if (owed)
        say(served_line_end[irq], INTERRUPT_RAISED);
    else
        machine_interrupt_unmask(irq);
}

/* Nobody handles it now. What nobody has acknowledged is owed. */
/*@ requires line: irq < MACHINE_LINES;
    terminates \true; exits \false;
    assigns served_line_hold[irq], machine_masked, MACHINE_PORTS;
    ensures raised: \result <==> (\old(machine_masked) & (1 << irq)) != 0;
    ensures masked: machine_masked == (\old(machine_masked) | (1 << irq));
    ensures kept: served_line_hold[irq] == (\result ? LINE_OWED : LINE_QUIET);
*/
static bool line_keep(uint32_t irq)
{
    bool raised = machine_interrupt_is_masked(irq);

    machine_interrupt_mask(irq);
    served_line_hold[irq] = raised ? LINE_OWED : LINE_QUIET;
    return raised;
}

static uint32_t open_line(uint32_t port)
{
    uint32_t irq = port_table(port)->irq;
    uint32_t client;

    if (irq >= MACHINE_LINES || served_line_end[irq] != 0)
        return NONE;
    client = served_make(port, CONTRACT_INTERRUPT, irq);
    if (client == NONE)
        return NONE;
    served_line_end[irq] = endpoint_peer(client);
    line_release(irq);
    return client;
}

/* The first place that nobody watches from; WATCHERS_MAX if there is none. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures bound: \result <= WATCHERS_MAX;
    ensures free: \result < WATCHERS_MAX ==> watch_end[\result] == 0;
    ensures first: \forall integer w; 0 <= w < \result ==> watch_end[w] != 0;
*/
static uint32_t find_free(void)
{
    uint32_t watcher = 0;

    /*@ loop invariant range: 0 <= watcher <= WATCHERS_MAX;
        loop invariant others: \forall integer w; 0 <= w < watcher ==> watch_end[w] != 0;
        loop assigns watcher;
        loop variant WATCHERS_MAX - watcher;
    */
    while (watcher < WATCHERS_MAX && watch_end[watcher] != 0)
        watcher++;
    return watcher;
}

static uint32_t open_watch(uint32_t port)
{
    uint32_t watcher = find_free(), client;

    if (watcher == WATCHERS_MAX)
        return NONE;
    client = served_make(port, CONTRACT_WATCH, watcher);
    if (client == NONE)
        return NONE;
    watch_count++;
    watch_end[watcher] = endpoint_peer(client);
    watch_component[watcher] = core.current;
    watch_read[watcher] = watch_deaths;
    watch_busy[watcher] = false;
    return client;
}

uint32_t served_open(uint32_t port)
{
    switch (port_table(port)->kind) {
    case PORT_TABLE_INTERRUPT: return open_line(port);
    case PORT_TABLE_WATCH: return open_watch(port);
    case PORT_TABLE_OWNED_IOPORTS:
    case PORT_TABLE_OWNED_REGISTERS: return device_open(port);
    case PORT_TABLE_VIRTQUEUE: return virtqueue_open(port);
    default: return NONE;
    }
}

/* Is this death told to this component? If the dead one has a supervisor, then to that one only;
 * else to everyone who has none. */
/*@ requires dead: component_listed(dead);
    requires component: component_listed(component);
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> watch_concerns(dead, component);
*/
static bool concerns(uint32_t dead, uint32_t component)
{
    uint32_t supervisor = component_table(dead)->supervisor;

    return supervisor == component + 1 ||
           (supervisor == 0 && component_table(component)->supervisor == 0);
}

/* Pass over what is lost, and what does not concern it: is there a death to tell it of? */
/*@ requires watcher: watcher < WATCHERS_MAX;
    requires component: component_listed(watch_component[watcher]);
    requires listed: watch_log_listed;
    requires read: watch_read[watcher] <= watch_deaths;
    terminates \true; exits \false; assigns watch_read[watcher];
    ensures read: \old(watch_read[watcher]) <= watch_read[watcher] <= watch_deaths;
    ensures fresh: watch_deaths - watch_read[watcher] <= WATCH_LOG;
    ensures all: \result <==> watch_read[watcher] != watch_deaths;
    ensures concerned: \result ==>
        watch_concerns(watch_log[watch_read[watcher] % WATCH_LOG].component,
            watch_component[watcher]);
*/
static bool find_death(uint32_t watcher)
{
    if (watch_deaths - watch_read[watcher] > WATCH_LOG)
        watch_read[watcher] = watch_deaths - WATCH_LOG;
    /*@ loop invariant read: \at(watch_read[watcher], Pre) <= watch_read[watcher] <= watch_deaths;
        loop invariant fresh: watch_deaths - watch_read[watcher] <= WATCH_LOG;
        loop assigns watch_read[watcher];
        loop variant watch_deaths - watch_read[watcher];
    */
    while (
        watch_read[watcher] != watch_deaths &&
        !concerns(watch_log[watch_read[watcher] % WATCH_LOG].component, watch_component[watcher]))
        watch_read[watcher]++;
    return watch_read[watcher] != watch_deaths;
}

static void tell_overrun(uint32_t watcher)
{
    uint32_t endpoint = watch_end[watcher];
    struct budget *budget = &budget_table[watch_untold[watcher]];

    if (watch_untold[watcher] == 0)
        return;
    watch_untold[watcher] = budget->untold_next;
    budget->untold = false;
    *(struct overrun *)endpoint_face[endpoint].seen.outbox =
        (struct overrun){budget->context, budget->overruns};
    watch_busy[watcher] = true;
    say(endpoint, WATCH_OVERRAN);
}

/* Deaths come first. */
static void tell_next(uint32_t watcher)
{
    uint32_t endpoint = watch_end[watcher];

    if (endpoint == 0 || watch_busy[watcher])
        return;
    if (!find_death(watcher)) {
        tell_overrun(watcher);
        return;
    }
    *(struct death *)endpoint_face[endpoint].seen.outbox =
        watch_log[watch_read[watcher]++ % WATCH_LOG];
    watch_busy[watcher] = true;
    say(endpoint, WATCH_STOPPED);
}

/* Hold or Return. */
static NOINLINE bool interrupt_message(uint32_t endpoint, uint32_t tag)
{
    if (tag == INTERRUPT_HOLD && !line_keep(endpoint_next[endpoint]))
        say(endpoint, INTERRUPT_HELD);
    return tag != INTERRUPT_HOLD;
}

bool served_message(uint32_t endpoint, uint32_t tag)
{
    uint32_t number = endpoint_next[endpoint];

    endpoint_move(endpoint,
                  guard_step(endpoint_face[endpoint].contract, endpoint_face[endpoint].row, tag));
    switch (endpoint_face[endpoint].contract) {
    case CONTRACT_INTERRUPT:
        if (tag != INTERRUPT_ACK)
            return interrupt_message(endpoint, tag);
        line_release(number);
        return false;
    case CONTRACT_WATCH: /* Noted */
        watch_busy[number] = false;
        tell_next(number);
        return false;
    default: /* of a range there is only Return */
        return port_table(number)->kind != PORT_TABLE_VIRTQUEUE || virtqueue_message(endpoint, tag);
    }
}

/* Of the line's owner: what it kept quiet is nobody's business any more. */
/*@ requires line: irq < MACHINE_LINES && served_line_hold[irq] <= LINE_OWED;
    terminates \true; exits \false;
    assigns served_line_hold[irq], served_line_end[irq], machine_masked, MACHINE_PORTS;
    ensures nobody: served_line_end[irq] == 0;
    ensures masked: machine_masked == (\old(served_line_hold[irq]) == LINE_FREE
        ? (\old(machine_masked) | (1 << irq)) : \old(machine_masked));
    ensures owed: served_line_hold[irq] == (\old(served_line_hold[irq]) == LINE_OWED ||
        (\old(served_line_hold[irq]) == LINE_FREE && (\old(machine_masked) & (1 << irq)) != 0)
            ? LINE_OWED : LINE_FREE);
*/
static void line_closed(uint32_t irq)
{
    if (served_line_hold[irq] == LINE_FREE)
        line_keep(irq);
    if (served_line_hold[irq] == LINE_QUIET)
        served_line_hold[irq] = LINE_FREE;
    served_line_end[irq] = 0;
}

/* No list of budgets is longer than their table. */
/*@ requires watcher: watcher < WATCHERS_MAX;
    terminates \true; exits \false;
    assigns watch_count, watch_end[watcher], watch_untold[watcher],
            budget_table[0 .. BUDGETS_MAX - 1].untold;
    ensures one: watch_count == (uint32_t)(\old(watch_count) - 1);
    ensures free: watch_end[watcher] == 0 && watch_untold[watcher] == 0;
    ensures untold: \forall integer b; 0 <= b < BUDGETS_MAX && budget_table[b].untold ==>
        \at(budget_table[b].untold, Pre);
*/
static void watcher_closed(uint32_t watcher)
{
    uint32_t number = watch_untold[watcher];

    watch_count--;
    watch_end[watcher] = 0;
    watch_untold[watcher] = 0;
    /*@ loop invariant range: 0 <= i <= BUDGETS_MAX && number < BUDGETS_MAX;
        loop invariant untold: \forall integer b; 0 <= b < BUDGETS_MAX && budget_table[b].untold ==>
            \at(budget_table[b].untold, Pre);
        loop assigns i, number, budget_table[0 .. BUDGETS_MAX - 1].untold;
        loop variant BUDGETS_MAX - i;
    */
    for (uint32_t i = 0; i < BUDGETS_MAX && number != 0; i++) {
        budget_table[number].untold = false;
        number = budget_table[number].untold_next;
    }
}

void served_closed(uint32_t endpoint)
{
    switch (endpoint_face[endpoint].contract) {
    case CONTRACT_INTERRUPT: line_closed(endpoint_next[endpoint]); break;
    case CONTRACT_WATCH: watcher_closed(endpoint_next[endpoint]); break;
    default:
        if (port_table(endpoint_next[endpoint])->kind == PORT_TABLE_VIRTQUEUE)
            virtqueue_closed(endpoint);
    }
}

uint32_t interrupt_fire(uint32_t irq)
{
    if (irq >= MACHINE_LINES || served_line_end[irq] == 0)
        return NONE;
    return message_from_kernel_bare(served_line_end[irq], INTERRUPT_RAISED);
}

bool watch_is_on(void)
{
    return watch_count != 0;
}

void watch_note(uint32_t component, uint32_t reason, uint32_t line, bool restarts)
{
    watch_log[watch_deaths++ % WATCH_LOG] = (struct death){component, reason, line, restarts};
}

void watch_tell(uint32_t component, uint32_t reason, uint32_t line, bool restarts)
{
    watch_note(component, reason, line, restarts);
    for (uint32_t w = 0; w < WATCHERS_MAX && watch_count != 0; w++) {
        tell_next(w);
        schedule_yield();
        machine_breathe();
    }
}

/* Where this supervisor watches from; WATCHERS_MAX if it does not. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures bound: \result <= WATCHERS_MAX;
    ensures found: \result < WATCHERS_MAX ==>
        watch_end[\result] != 0 && (uint32_t)(watch_component[\result] + 1) == supervisor;
    ensures none: \forall integer w; 0 <= w < \result ==>
        watch_end[w] == 0 || (uint32_t)(watch_component[w] + 1) != supervisor;
*/
static uint32_t find_supervisor(uint32_t supervisor)
{
    uint32_t watcher = 0;

    /*@ loop invariant range: 0 <= watcher <= WATCHERS_MAX;
        loop invariant others: \forall integer w; 0 <= w < watcher ==>
            watch_end[w] == 0 || (uint32_t)(watch_component[w] + 1) != supervisor;
        loop assigns watcher;
        loop variant WATCHERS_MAX - watcher;
    */
    while (watcher < WATCHERS_MAX &&
           (watch_end[watcher] == 0 || watch_component[watcher] + 1 != supervisor))
        watcher++;
    return watcher;
}

void watch_overrun(uint32_t number)
{
    struct budget *budget = &budget_table[number];
    uint32_t watcher = find_supervisor(component_table(budget->context)->supervisor);

    if (watcher == WATCHERS_MAX)
        return;
    if (!budget->untold) {
        budget->untold = true;
        budget->untold_next = watch_untold[watcher];
        watch_untold[watcher] = (uint8_t)number;
    }
    tell_next(watcher);
}
