/* A soak: MESSAGES messages between clients and servers that are stopped at random and come back,
 * spend their budgets, and hear interrupts of which some are lost and some are nobody's. Every
 * request is answered, or its client hears `closed`, or the client itself was stopped; afterwards
 * the books balance to the byte.
 *
 * c and d are clients of a and of b; b asks a in turn. e is a driver. The tester stops them. */
#define BUDGET 65536u
#include "raw.h"

#include "kernel/object.h"
#include "kernel/schedule.h"
#include "kernel/served.h"

#ifndef MESSAGES
#define MESSAGES 10000000u
#endif

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);
COMPONENT(d);
COMPONENT(e);

enum { TESTER, A, B, C, D, E, ALL };

#define US    1000ull
#define MS    1000000ull
#define LINE  5u /* the driver's */
#define ROUND 200
#define MIND  __attribute__((always_inline)) static inline

struct server_ports {
    struct deed_set *set;
    struct deed_port *next;
};
struct client_ports {
    struct deed_port *server[2];
};

static volatile bool over;       /* the clients are to come to rest */
static volatile bool rests[ALL]; /* and they do                     */
static volatile uint64_t asked[ALL], answered[ALL], closed[ALL], spent[ALL];
static volatile uint64_t fired, lost, nobodys, heard, faults;
static volatile bool armed;       /* the driver hears the next interrupt */
static volatile uint64_t failing; /* which of its lives is about to fail */

MIND uint32_t chance(uint64_t *random, uint32_t of)
{
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    return (uint32_t)(*random >> 20) % of;
}

/* Ask the one behind; a new channel when that one was gone. */
MIND struct deed_endpoint *ask_next(struct deed_port *port, struct deed_endpoint *next)
{
    if (next == NULL)
        next = deed_open(port, deed_now() + MS);
    if (next == NULL || deed_call_bare(next, EMPTY) == DONE)
        return next;
    deed_endpoint_drop(next);
    return NULL;
}

MIND void serve(struct deed_set *set, struct deed_port *port)
{
    struct deed_endpoint *e = deed_set_receive(set, DEED_FOREVER), *next = NULL;

    for (;;) {
        switch (e->tag) {
        case DEED_TAG_CLOSED:
            deed_endpoint_drop(e);
            e = deed_set_receive(set, DEED_FOREVER);
            continue;
        case EMPTY:
            if (port)
                next = ask_next(port, next);
            e = deed_set_reply_bare(set, e, DONE);
            continue;
        case MOVE:
            out(e)->first = in(e)->first;
            took(e);
            e = deed_set_reply_owned(set, e, MOVED);
            continue;
        case TWO: deed_send(e, DONE); break;
        case PUSH:
            if (deed_receive(e, DEED_FOREVER) == PUSH && deed_receive(e, DEED_FOREVER) == PUSH)
                deed_send(e, DONE);
            break;
        default: break;
        }
        deed_set_put(set, e);
        e = deed_set_receive(set, DEED_FOREVER);
    }
}

TEXT_OF(a) void a_main(void *ports)
{
    serve(((struct server_ports *)ports)->set, NULL);
}

TEXT_OF(b) void b_main(void *ports)
{
    serve(((struct server_ports *)ports)->set, ((struct server_ports *)ports)->next);
}

/* One request of any kind; what came of it. */
MIND uint32_t request(struct deed_endpoint *e, uint64_t *random)
{
    switch (chance(random, 16)) {
    case 0: out(e)->first = deed_take(chance(random, 3000)); break;
    case 1:
        out(e)->first = deed_take(64);
        out(e)->second = deed_take(1 + chance(random, 500));
        return deed_call(e, TWO);
    case 2:
        for (uint32_t i = 0; i < 3; i++) {
            out(e)->first = chance(random, 2) ? deed_take(100) : NULL;
            deed_send(e, PUSH);
        }
        return deed_receive(e, DEED_FOREVER);
    default: return deed_call_bare(e, EMPTY);
    }
    if (deed_call_owned(e, MOVE) != MOVED)
        return DEED_TAG_CLOSED;
    deed_drop(in(e)->first);
    took(e);
    return MOVED;
}

/* Take until the budget is spent, and drop it all. */
MIND void spend(uint32_t me)
{
    void **list = NULL, **more;

    while ((more = deed_take(2000)) != NULL) {
        *more = list;
        list = more;
    }
    spent[me]++;
    while (list) {
        more = *list;
        deed_drop(list);
        list = more;
    }
}

MIND void converse(uint32_t me, struct deed_port *port, uint64_t *random)
{
    struct deed_endpoint *e = deed_open(port, deed_now() + MS);

    for (uint32_t i = 0; e != NULL && i < ROUND && !over; i++) {
        asked[me]++;
        if (request(e, random) == DEED_TAG_CLOSED) {
            closed[me]++;
            break;
        }
        answered[me]++;
    }
    if (e)
        deed_endpoint_drop(e);
}

MIND void live(uint32_t me, struct client_ports *ports)
{
    uint64_t random = deed_now() * 2 + 1;

    for (rests[me] = false; !over;) {
        converse(me, ports->server[chance(&random, 2)], &random);
        if (chance(&random, 8) == 0)
            spend(me);
    }
    rests[me] = true;
    deed_sleep_until(DEED_FOREVER);
}

TEXT_OF(c) void c_main(void *ports)
{
    live(C, ports);
}

TEXT_OF(d) void d_main(void *ports)
{
    live(D, ports);
}

/* A fault of this life, counted and announced in one step: it may be stopped before. */
MIND void fail(void)
{
    machine_interrupts_off();
    failing = component_restarts[E] + 1;
    faults++;
    machine_interrupts_on();
    deed_fault(deed_reason_index);
}

/* The driver: at times it fails with the interrupt in its hands. */
TEXT_OF(e) void e_main(void *ports)
{
    struct deed_endpoint *irq;
    uint64_t random = deed_now() * 2 + 1;

    armed = false;
    irq = deed_open(*(struct deed_port **)ports, DEED_FOREVER);
    while (irq) {
        armed = true;
        if (deed_receive(irq, DEED_FOREVER) != 0)
            break;
        heard++;
        if (chance(&random, 256) == 0) {
            fail();
        }
        deed_send(irq, 1);
    }
}

/* In the machine's text, which is the same as a process: the line fires as if it were hardware's.
 * One that is masked does not come through. */
static NOINLINE void fire(uint32_t irq)
{
    uint32_t woken;

    machine_interrupts_off();
    if (irq == LINE && !armed) {
        lost++;
    } else {
        armed = armed && irq != LINE;
        woken = interrupt_fire(irq);
        fired++;
        nobodys += woken == NONE;
        if (woken != NONE)
            schedule_ready(woken);
    }
    machine_interrupts_on();
}

/* Do the kernel's counts say what its tables say? */
static NOINLINE bool books(void)
{
    bool good;

    machine_interrupts_off();
    good = heap_balanced();
    for (uint32_t i = 1; i < ALL; i++)
        good = good && component_endpoints[i] == owned_endpoints(i) &&
               (component_life[i] == LIFE_BROKEN ||
                component_objects[i] == heap_objects(component_holder[i]));
    machine_interrupts_on();
    return good;
}

TEXT_OF(tester) static uint64_t sent(void)
{
    uint64_t all = 0;

    for (uint32_t i = 1; i < ALL; i++)
        all += component_sent[i];
    return all;
}

/* Stop somebody. Did it come before a fault? Then there was none. */
TEXT_OF(tester) static bool stop(uint32_t component)
{
    uint64_t life = component_restarts[component] + 1;

    if (deed_component_stop(component) != deed_ok)
        return false;
    faults -= component == E && failing == life;
    return true;
}

/* Until so many messages were sent. How often the books did not balance. */
TEXT_OF(tester) static uint32_t soak(uint64_t messages, uint64_t *stops)
{
    uint64_t random = 0x9e3779b97f4a7c15;
    uint32_t unbalanced = 0;

    for (uint32_t round = 0; sent() < messages; round++) {
        deed_sleep_until(deed_now() + US * 10 + chance(&random, 20000));
        for (uint32_t i = chance(&random, 4); i > 0; i--)
            fire(chance(&random, 4) ? LINE : LINE + 1);
        if (round % 256 == 0)
            unbalanced += !books();
        if (chance(&random, 2) == 0)
            *stops += stop(1 + chance(&random, ALL - 1));
    }
    return unbalanced;
}

/* A row of the table: what was injected, of which so many were borne and so many recovered from. */
TEXT_OF(tester)
static void row(const char *name, uint64_t injected, uint64_t survived, uint64_t recovered)
{
    uint64_t numbers[] = {injected, survived, recovered, injected - survived - recovered};

    print("# ");
    print(name);
    for (uint32_t i = 0; i < 4; i++) {
        print(i == 0   ? ": injected "
              : i == 1 ? ", survived "
              : i == 2 ? ", recovered "
                       : ", lost ");
        print_number(numbers[i]);
    }
    print("\n");
}

TEXT_OF(tester) static void judge(uint32_t client)
{
    uint64_t heard_of = answered[client] + closed[client];
    uint64_t unheard = asked[client] - heard_of;

    ok(unheard <= component_restarts[client],
       "each request was answered, or `closed`, or its client was stopped");
    ok(closed[client] > 0 && spent[client] > 0,
       "some were closed, and all of its budget was spent");
    row("requests of a client", asked[client] - unheard, answered[client], closed[client]);
    row("budgets spent", spent[client], spent[client], 0);
}

TEXT_OF(tester) static bool is_quiet(void)
{
    for (uint32_t i = 1; i < ALL; i++)
        if (component_life[i] != LIFE_UP || component_waits[i] == WAIT_NOTHING)
            return false;
    return rests[C] && rests[D];
}

TEXT_OF(tester) void tester_main(void *ports)
{
    uint64_t stops = 0, restarts = 0, before;
    uint32_t unbalanced;

    (void)ports;
    unbalanced = soak(MESSAGES, &stops);
    equal(unbalanced, 0, "the books balance all the time");
    before = answered[C];
    AWAIT(answered[C] > before + 1000);
    before = answered[D];
    AWAIT(answered[D] > before + 1000);
    ok(answered[D] > before + 1000, "the clients go on");
    AWAIT(armed);
    before = heard;
    fire(LINE);
    AWAIT(heard > before);
    equal(heard, before + 1, "the driver hears the next interrupt");
    over = true;
    AWAIT(is_quiet());
    ok(is_quiet(), "and everybody comes to rest");
    for (uint32_t i = 1; i < ALL; i++)
        restarts += component_restarts[i];
    equal(restarts, stops + faults, "who was stopped came back");
    judge(C);
    judge(D);
    row("stops", stops, 0, restarts - faults);
    row("faults", faults, 0, faults);
    row("interrupts that nobody expects", nobodys, nobodys, 0);
    row("interrupts while their line is masked", lost, lost, 0);
    row("interrupts", fired - nobodys, heard, fired - nobodys - heard);
    ok(heard > 0 && nobodys > 0 && lost > 0, "interrupts of all kinds");
    print("# messages: ");
    print_number(sent());
    print("\n");
    for (uint32_t i = 1; i < ALL; i++)
        if (component_objects[i] != 0 || object_used(i) > 4096)
            equal(i, 0, "somebody has something left");
    equal(component_objects[FLYING], 0, "no object is on its way");
    ok(books(), "the books balance at the end");
    done();
}

static const struct port_table tester_table[] = {WATCHES};
static const struct port_table server_table[] = {SERVES(1), USES};
static const struct port_table client_table[] = {USES, USES};
static const struct port_table driver_table[] = {INTERRUPTS(LINE)};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 20, RESTART_POLICY_NEVER, 0),
    ENTRY(a, server_table, 7, RESTART_POLICY_ALWAYS, 0),
    ENTRY(b, server_table, 6, RESTART_POLICY_ALWAYS, 0),
    ENTRY(c, client_table, 5, RESTART_POLICY_ALWAYS, 0),
    ENTRY(d, client_table, 5, RESTART_POLICY_ALWAYS, 0),
    ENTRY(e, driver_table, 9, RESTART_POLICY_ALWAYS, 0),
};
const uint32_t deed_component_total = ALL;
const struct connection_table deed_connections[] = {
    {B, 1, A, 0}, {C, 0, A, 0}, {C, 1, B, 0}, {D, 0, A, 0}, {D, 1, B, 0}};
const uint32_t deed_connection_total = 5;
const char deed_system_name[] = "soak";
