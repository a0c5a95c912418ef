/* Budgets: a spins above everybody and has 2 ms in 10; its supervisor, the tester, hears of it. b
 * spins below. c serves at 3. d asks c for long work at 12, and has 1 ms in 20. e asks c for short
 * work at 8, and f at 15. */
#include "raw.h"

#include "kernel/budget.h"
#include "kernel/core.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);
COMPONENT(d);
COMPONENT(e);
COMPONENT(f);

enum { TESTER, A, B, C, D, E, F, ALL };

#define MS 1000000ull

struct tester_ports {
    struct deed_port *watch;
};
struct server_ports {
    struct deed_set *set;
};
struct client_ports {
    struct deed_port *c;
};
struct overrun {
    uint32_t component, times;
};

static volatile bool spins, long_work;
static volatile uint64_t a_turns, b_turns, work;
static volatile uint32_t answered[ALL];

TEXT_OF(a) void a_main(void *ports)
{
    (void)ports;
    while (spins)
        a_turns++;
}

TEXT_OF(b) void b_main(void *ports)
{
    (void)ports;
    for (;;)
        b_turns++;
}

/* The long work ends when the tester says so. */
TEXT_OF(c) void c_main(void *ports)
{
    struct server_ports *own = ports;

    for (;;) {
        struct deed_endpoint *e = deed_set_receive(own->set, DEED_FOREVER);
        switch (e->tag) {
        case DEED_TAG_CLOSED: deed_endpoint_drop(e); continue;
        case TWO: /* long */
            while (long_work)
                work++;
            deed_send(e, DONE);
            break;
        case EMPTY: deed_send(e, DONE); break;
        default: break;
        }
        deed_set_put(own->set, e);
    }
}

TEXT_OF(d) void d_main(void *ports)
{
    struct deed_endpoint *e = deed_open(((struct client_ports *)ports)->c, DEED_FOREVER);

    out(e)->first = deed_take(64);
    out(e)->second = deed_take(64);
    if (deed_call(e, TWO) == DONE)
        answered[D]++;
    deed_sleep_until(DEED_FOREVER);
}

__attribute__((always_inline)) static inline void ask(struct client_ports *ports, uint32_t whom)
{
    struct deed_endpoint *e = deed_open(ports->c, DEED_FOREVER);

    if (deed_call(e, EMPTY) == DONE)
        answered[whom]++;
    deed_sleep_until(DEED_FOREVER);
}

TEXT_OF(e) void e_main(void *ports)
{
    ask(ports, E);
}

TEXT_OF(f) void f_main(void *ports)
{
    ask(ports, F);
}

TEXT_OF(tester) static void rest(uint64_t time)
{
    deed_sleep_until(deed_now() + time);
}

TEXT_OF(tester) static void try_hog(struct deed_endpoint *watch)
{
    uint64_t turns;
    struct overrun heard;

    spins = true;
    deed_component_start(A);
    AWAIT(budget_overruns(A) >= 3);
    ok(budget_overruns(A) >= 3, "who spins with a budget spends it, period after period");
    turns = b_turns;
    AWAIT(b_turns > turns);
    ok(b_turns > turns, "those below run meanwhile");
    turns = a_turns;
    AWAIT(a_turns > turns);
    ok(a_turns > turns, "and it runs again");
    equal(deed_receive(watch, deed_now() + 1000 * MS), 2, "its supervisor hears of it");
    heard = *(struct overrun *)watch->inbox;
    equal(heard.component, A, "by number");
    ok(heard.times >= 1, "and how often");
    AWAIT(budget_overruns(A) >= heard.times + 3);
    deed_send(watch, 1);
    equal(deed_receive(watch, deed_now() + 1000 * MS), 2, "and again");
    ok(((struct overrun *)watch->inbox)->times >= heard.times + 3,
       "several that come meanwhile are one message");
    spins = false;
    deed_send(watch, 1);
    rest(20 * MS);
    while (deed_receive(watch, deed_now() + 30 * MS) != DEED_TAG_TIMEOUT) /* its end, too */
        deed_send(watch, 1);
}

TEXT_OF(tester) static void try_stop(struct deed_endpoint *watch)
{
    struct death death;

    spins = true;
    deed_component_start(A);
    AWAIT(budget_is_spent(A));
    ok(budget_is_spent(A), "a component whose time is spent");
    deed_component_stop(A);
    do
        death.component = deed_receive(watch, deed_now() + 1000 * MS);
    while (death.component == 2 && (deed_send(watch, 1), true));
    equal(death.component, 0, "can be stopped, and its supervisor hears of that");
    death = *(struct death *)watch->inbox;
    equal(death.component, A, "too");
    deed_send(watch, 1);
    AWAIT(component_life[A] == LIFE_DOWN);
    equal(component_life[A], LIFE_DOWN, "it is down");
    spins = false;
}

/* c works for d, which has no time left. */
TEXT_OF(tester) static void try_server(void)
{
    uint64_t worked;
    uint32_t overruns;

    long_work = true;
    deed_component_start(D);
    AWAIT(budget_overruns(D) >= 2);
    overruns = budget_overruns(D);
    ok(overruns >= 2, "what a server does for a client, the client pays");
    AWAIT(budget_is_spent(D));
    worked = work;
    equal(component_on[C], D, "the server is on its context");
    AWAIT(work > worked);
    ok(work > worked, "and goes on in its next period");
    AWAIT(budget_is_spent(D));
    deed_component_start(E);
    rest(MS / 10);
    ok(component_on[C] == E || core.context == E, "another client lends what it has");
    deed_component_start(F);
    AWAIT(component_on[C] == F);
    equal(component_on[C], F, "until there is one that is more urgent");
    AWAIT(!budget_is_spent(D));
    deed_component_stop(F);
    equal(component_on[C], D, "which goes when there is time again: so that is used first");
    AWAIT(component_on[C] == E);
    equal(component_on[C], E, "and then who waited all the while");
    AWAIT(component_on[C] == D);
    equal(component_on[C], D, "until the more urgent one has time again");
    long_work = false;
    AWAIT(answered[D] == 1);
    equal(answered[E], 1, "so it has its answer");
    equal(answered[D], 1, "and the one without time as well");
    equal(component_on[C], C, "and the server is on its own again");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    struct deed_endpoint *watch = deed_open(((struct tester_ports *)ports)->watch, DEED_FOREVER);

    try_hog(watch);
    try_stop(watch);
    try_server();
    deed_component_stop(D);
    deed_component_stop(E);
    rest(30 * MS);
    equal(component_objects[C] + component_objects[D], 0, "nothing is left of it");
    ok(heap_balanced(), "the heap's books balance");
    done();
}

static const struct port_table tester_table[] = {WATCHES};
static const struct port_table none_table[] = {WATCHES};
static const struct port_table server_table[] = {SERVES(1)};
static const struct port_table client_table[] = {USES};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 20, RESTART_POLICY_NEVER, 0),
    BUDGETED(a, none_table, 19, RESTART_POLICY_NEVER, 1, TESTER + 1, 2 * MS, 10 * MS),
    ENTRY(b, none_table, 1, RESTART_POLICY_NEVER, 0),
    ENTRY(c, server_table, 3, RESTART_POLICY_NEVER, 0),
    BUDGETED(d, client_table, 12, RESTART_POLICY_NEVER, 1, 0, 1 * MS, 20 * MS),
    ENTRY(e, client_table, 8, RESTART_POLICY_NEVER, 1),
    ENTRY(f, client_table, 15, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = ALL;
const struct connection_table deed_connections[] = {{D, 0, C, 0}, {E, 0, C, 0}, {F, 0, C, 0}};
const uint32_t deed_connection_total = 3;
const char deed_system_name[] = "budget";
