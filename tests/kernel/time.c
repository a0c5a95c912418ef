/* Time: deadlines in order, time slices among equals, preemption by priority, flooding. */
#include "raw.h"

#include "kernel/machine.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);
COMPONENT(d);

#define MS 1000000ull

#define LONG_AFTER_BOOT 70000000u /* cycles: the machine's timer runs for 55 ms */

struct tester_ports {
    struct deed_port *c, *watch;
};
struct c_ports {
    struct deed_set *set;
};
struct d_ports {
    struct deed_port *c;
};

static volatile uint64_t a_turns, b_turns, c_turns;
static volatile bool stop;

/* a and b have one priority, below the tester's. They spin. */
TEXT_OF(a) void a_main(void *ports)
{
    (void)ports;
    while (!stop)
        a_turns++;
}

TEXT_OF(b) void b_main(void *ports)
{
    (void)ports;
    while (!stop)
        b_turns++;
}

/* c serves below a and b. */
TEXT_OF(c) void c_main(void *ports)
{
    struct deed_set *set = ((struct c_ports *)ports)->set;

    for (;;) {
        struct deed_endpoint *e = deed_set_receive(set, DEED_FOREVER);
        switch (e->tag) {
        case DEED_TAG_CLOSED: deed_endpoint_drop(e); continue;
        case EMPTY: deed_send(e, DONE); break;
        case PUSH: c_turns++; break;
        default: break;
        }
        if (e->tag == PUSH && c_turns % 3 != 0) {
            while (deed_receive(e, DEED_FOREVER) == PUSH && ++c_turns % 3 != 0)
                ;
            deed_send(e, DONE);
        }
        deed_set_put(set, e);
    }
}

/* d floods c, above everybody: it must not get further than the queue is long. */
static volatile uint32_t d_sent;
TEXT_OF(d) void d_main(void *ports)
{
    struct deed_endpoint *e = deed_open(((struct d_ports *)ports)->c, DEED_FOREVER);

    for (uint32_t i = 0; i < 4; i++) {
        out(e)->first = NULL;
        deed_send(e, PUSH);
        d_sent++;
    }
}

TEXT_OF(tester) static void try_deadlines(void)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY);
    uint64_t start = deed_now();
    uint64_t last = start;
    bool rising = true;

    deed_sleep_until(start);
    deed_sleep_until(DEED_NOW);
    ok(deed_now() - start < MS, "a deadline that has passed does not wait");
    deed_sleep_until(deed_now() + 10 * MS);
    ok(deed_now() - start >= 10 * MS && deed_now() - start < 12 * MS, "ten milliseconds");
    for (uint32_t i = 0; i < 1000; i++) {
        uint64_t now = deed_now();
        rising = rising && now >= last;
        last = now;
    }
    ok(rising, "the clock never goes back");
    start = deed_now();
    for (uint32_t i = 0; i < 100; i++)
        if (deed_receive(s, start + i * MS / 10) != DEED_TAG_TIMEOUT)
            ok(false, "a hundred time-outs");
    ok(deed_now() - start >= 99 * MS / 10 && deed_now() - start < 12 * MS, "a hundred time-outs");
    deed_endpoint_drop(s);
}

TEXT_OF(tester) static void try_slices(void)
{
    uint64_t a, b;

    deed_component_start(1);
    equal(a_turns, 0, "a lower priority waits until there is time");
    deed_component_start(2);
    deed_sleep_until(deed_now() + 100 * MS);
    a = a_turns;
    b = b_turns;
    ok(a > 0 && b > 0, "two that spin both get on");
    ok(a < 2 * b && b < 2 * a, "about the same");
    deed_sleep_until(deed_now() + 10 * MS);
    ok(a_turns + b_turns > a + b, "they go on where they were");
}

TEXT_OF(tester) static void try_inversion(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->c, DEED_FOREVER);

    deed_send(e, EMPTY);
    deed_sleep_until(deed_now() + 20 * MS);
    equal(deed_receive(e, DEED_NOW), DEED_TAG_TIMEOUT,
          "a server below those that spin does not get on");
    equal(deed_receive(e, deed_now() + 20 * MS), DONE,
          "but with the priority of who waits for it, also with a deadline");
    stop = true;
    deed_endpoint_drop(e);
}

TEXT_OF(tester) static void try_flood(struct tester_ports *ports)
{
    struct deed_endpoint *watch = deed_open(ports->watch, DEED_FOREVER);
    struct deed_endpoint *e;
    struct death death;

    stop = false;
    deed_component_start(1); /* c does not get on */
    deed_component_start(4);
    death = next_death(watch);
    equal(death.component, 4, "who floods a queue against the contract");
    equal(death.reason, deed_reason_monitor, "is stopped");
    equal(d_sent, 3, "at the first message too many");
    stop = true;
    e = deed_open(ports->c, deed_now() + 100 * MS);
    equal(deed_call(e, EMPTY), DONE, "everyone else goes on");
    equal(c_turns, 3, "and what was sent before, arrived");
    equal(component_endpoints[4], 0, "it keeps no endpoint");
    deed_endpoint_drop(e);
    deed_endpoint_drop(watch);
}

TEXT_OF(tester) void tester_main(void *ports)
{
    while (machine_cycles() < LONG_AFTER_BOOT)
        ;
    ok(deed_now() > 0, "the clock can be asked for late, when the machine's timer has run out");
    try_deadlines();
    try_slices();
    try_inversion(ports);
    try_flood(ports);
    deed_sleep_until(deed_now() + 10 * MS); /* c drops its ends */
    equal(deed_heap_used(), 0, "nothing is charged in the end");
    ok(heap_balanced(), "the heap's books balance");
    done();
}

static const struct port_table tester_table[] = {USES, WATCHES};
static const struct port_table none_table[] = {WATCHES};
static const struct port_table c_table[] = {SERVES(1)};
static const struct port_table d_table[] = {USES};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 9, RESTART_POLICY_NEVER, 0),
    ENTRY(a, none_table, 5, RESTART_POLICY_NEVER, 1),
    ENTRY(b, none_table, 5, RESTART_POLICY_NEVER, 1),
    ENTRY(c, c_table, 4, RESTART_POLICY_NEVER, 0),
    ENTRY(d, d_table, 31, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = 5;
const struct connection_table deed_connections[] = {{0, 0, 3, 0}, {4, 0, 3, 0}};
const uint32_t deed_connection_total = 2;
const char deed_system_name[] = "time";
