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

#define LINES        16u
#define WATCHERS_MAX 16u
#define LOG_SIZE     256u

/* The arguments of Stopped, in the contract's layout. */
struct death {
    uint32_t component;
    uint32_t reason;
    uint32_t line;
    bool restarts;
};

/* Those of Overran. */
struct overrun {
    uint32_t component;
    uint32_t times;
};

/* What is to come of a line that is masked, though nobody handles it. */
enum line_hold { LINE_FREE, LINE_QUIET, LINE_OWED };

static uint32_t line_endpoint[LINES];            /* 0: nobody's (0 is never a kernel's end) */
static uint8_t line_hold[LINES];                 /* enum line_hold                          */
static uint32_t watcher_endpoint[WATCHERS_MAX];  /* 0: none                                 */
static uint64_t watcher_read[WATCHERS_MAX];      /* deaths it was told of                   */
static uint32_t watcher_component[WATCHERS_MAX]; /* who opened it                          */
static bool watcher_busy[WATCHERS_MAX];          /* it has not yet noted the last           */
static uint8_t watcher_untold[WATCHERS_MAX];     /* the first budget to tell it of, 0: none */
static uint32_t watchers;                        /* how many there are */
static struct death death_log[LOG_SIZE];
static uint64_t deaths;

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
    bool owed = line_hold[irq] == LINE_OWED;

    line_hold[irq] = LINE_FREE;
    if (owed)
        say(line_endpoint[irq], INTERRUPT_RAISED);
    else
        machine_interrupt_unmask(irq);
}

/* Nobody handles it now. What nobody has acknowledged is owed. */
static bool line_keep(uint32_t irq)
{
    bool raised = machine_interrupt_is_masked(irq);

    machine_interrupt_mask(irq);
    line_hold[irq] = raised ? LINE_OWED : LINE_QUIET;
    return raised;
}

static uint32_t open_line(uint32_t port)
{
    uint32_t irq = port_table(port)->irq;
    uint32_t client;

    if (irq >= LINES || line_endpoint[irq] != 0)
        return NONE;
    client = served_make(port, CONTRACT_INTERRUPT, irq);
    if (client == NONE)
        return NONE;
    line_endpoint[irq] = endpoint_peer(client);
    line_release(irq);
    return client;
}

static uint32_t open_watch(uint32_t port)
{
    uint32_t watcher = 0;
    uint32_t client;

    while (watcher < WATCHERS_MAX && watcher_endpoint[watcher] != 0)
        watcher++;
    if (watcher == WATCHERS_MAX)
        return NONE;
    client = served_make(port, CONTRACT_WATCH, watcher);
    if (client == NONE)
        return NONE;
    watchers++;
    watcher_endpoint[watcher] = endpoint_peer(client);
    watcher_component[watcher] = core.current;
    watcher_read[watcher] = deaths;
    watcher_busy[watcher] = false;
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
static bool concerns(uint32_t dead, uint32_t component)
{
    uint32_t supervisor = component_table(dead)->supervisor;

    return supervisor == component + 1 ||
           (supervisor == 0 && component_table(component)->supervisor == 0);
}

static void tell_overrun(uint32_t watcher)
{
    uint32_t endpoint = watcher_endpoint[watcher];
    struct budget *budget = &budget_table[watcher_untold[watcher]];

    if (watcher_untold[watcher] == 0)
        return;
    watcher_untold[watcher] = budget->untold_next;
    budget->untold = false;
    *(struct overrun *)endpoint_face[endpoint].seen.outbox =
        (struct overrun){budget->context, budget->overruns};
    watcher_busy[watcher] = true;
    say(endpoint, WATCH_OVERRAN);
}

/* Deaths come first. */
static void tell_next(uint32_t watcher)
{
    uint32_t endpoint = watcher_endpoint[watcher];

    if (endpoint == 0 || watcher_busy[watcher])
        return;
    if (deaths - watcher_read[watcher] > LOG_SIZE)
        watcher_read[watcher] = deaths - LOG_SIZE;
    while (watcher_read[watcher] != deaths &&
           !concerns(death_log[watcher_read[watcher] % LOG_SIZE].component,
                     watcher_component[watcher]))
        watcher_read[watcher]++;
    if (watcher_read[watcher] == deaths) {
        tell_overrun(watcher);
        return;
    }
    *(struct death *)endpoint_face[endpoint].seen.outbox =
        death_log[watcher_read[watcher]++ % LOG_SIZE];
    watcher_busy[watcher] = true;
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
        watcher_busy[number] = false;
        tell_next(number);
        return false;
    default: /* of a range there is only Return */
        return port_table(number)->kind != PORT_TABLE_VIRTQUEUE || virtqueue_message(endpoint, tag);
    }
}

/* Of the line's owner: what it kept quiet is nobody's business any more. */
static void line_closed(uint32_t irq)
{
    if (line_hold[irq] == LINE_FREE)
        line_keep(irq);
    if (line_hold[irq] == LINE_QUIET)
        line_hold[irq] = LINE_FREE;
    line_endpoint[irq] = 0;
}

static void watcher_closed(uint32_t watcher)
{
    watchers--;
    watcher_endpoint[watcher] = 0;
    for (; watcher_untold[watcher];
         watcher_untold[watcher] = budget_table[watcher_untold[watcher]].untold_next)
        budget_table[watcher_untold[watcher]].untold = false;
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
    if (irq >= LINES || line_endpoint[irq] == 0)
        return NONE;
    return message_from_kernel_bare(line_endpoint[irq], INTERRUPT_RAISED);
}

bool watch_is_on(void)
{
    return watchers != 0;
}

void watch_note(uint32_t component, uint32_t reason, uint32_t line, bool restarts)
{
    death_log[deaths++ % LOG_SIZE] = (struct death){component, reason, line, restarts};
}

void watch_tell(uint32_t component, uint32_t reason, uint32_t line, bool restarts)
{
    watch_note(component, reason, line, restarts);
    for (uint32_t w = 0; w < WATCHERS_MAX && watchers != 0; w++) {
        tell_next(w);
        schedule_yield();
        machine_breathe();
    }
}

void watch_overrun(uint32_t number)
{
    struct budget *budget = &budget_table[number];
    uint32_t supervisor = component_table(budget->context)->supervisor, watcher = 0;

    while (watcher < WATCHERS_MAX &&
           (watcher_endpoint[watcher] == 0 || watcher_component[watcher] + 1 != supervisor))
        watcher++;
    if (watcher == WATCHERS_MAX)
        return;
    if (!budget->untold) {
        budget->untold = true;
        budget->untold_next = watcher_untold[watcher];
        watcher_untold[watcher] = (uint8_t)number;
    }
    tell_next(watcher);
}
