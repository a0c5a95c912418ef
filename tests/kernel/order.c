/* In which order a server hears those who wait for it: the most urgent first, first come first
 * served among equals; what is urgent for a client is urgent for whom it waits for.
 *
 * a serves at priority 2, and stops in the midst of the tester's question as long as that holds it.
 * b and d ask it at 5, c at 7, e at 9; b serves, too, and e asks b if it is told to. Besides, the
 * ready lists of sets are compared with a model at random. */
#include "raw.h"

#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/run_queue.h"
#include "kernel/set.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);
COMPONENT(d);
COMPONENT(e);

enum { TESTER, A, B, C, D, E, ALL };

#define MS    1000000ull
#define DEATH 100 /* what is heard of the kernel */

struct server_ports {
    struct deed_set *set;
    struct deed_port *a, *watch;
};
struct client_ports {
    struct deed_port *a, *b;
};

static volatile bool held, watches, over_b, impatient, gave_up;
static volatile uint32_t heard[ALL + 1], count; /* by a, since the tester's question */

TEXT_OF(a) static void hear(uint32_t whom)
{
    if (whom == TESTER)
        while (held)
            deed_sleep_until(deed_now() + MS / 10);
    else if (count <= ALL)
        heard[count++] = whom;
}

TEXT_OF(a) void a_main(void *ports)
{
    struct server_ports *own = ports;

    if (watches)
        deed_set_put(own->set, deed_open(own->watch, DEED_NOW));
    for (;;) {
        struct deed_endpoint *e = deed_set_receive(own->set, DEED_FOREVER);
        if (e->tag == DEED_TAG_CLOSED) {
            deed_endpoint_drop(e);
            continue;
        }
        if (endpoint_face[e->index].contract == CONTRACT_WATCH) {
            hear(DEATH);
            deed_send(e, 1);
        } else if (e->tag == EMPTY) {
            hear((uint32_t)(uint64_t)in(e)->first);
            deed_send(e, DONE);
        }
        deed_set_put(own->set, e);
    }
}

/* One question; who is impatient does not wait for the answer for ever. */
__attribute__((always_inline)) static inline void ask(struct deed_port *port, uint64_t whom)
{
    struct deed_endpoint *e = deed_open(port, DEED_FOREVER);

    out(e)->first = (void *)whom;
    if (impatient && whom == E) {
        deed_send(e, EMPTY);
        gave_up = deed_receive(e, deed_now() + 5 * MS) == DEED_TAG_TIMEOUT;
        deed_sleep_until(DEED_FOREVER);
    }
    deed_call(e, EMPTY);
    deed_endpoint_drop(e);
}

/* When it has its answer it serves. */
TEXT_OF(b) void b_main(void *ports)
{
    struct server_ports *own = ports;

    if (watches)
        return;
    ask(own->a, B);
    for (;;) {
        struct deed_endpoint *e = deed_set_receive(own->set, DEED_FOREVER);
        if (e->tag == DEED_TAG_CLOSED) {
            deed_endpoint_drop(e);
            continue;
        }
        if (e->tag == EMPTY)
            deed_send(e, DONE);
        deed_set_put(own->set, e);
    }
}

TEXT_OF(c) void c_main(void *ports)
{
    ask(((struct client_ports *)ports)->a, C);
}

TEXT_OF(d) void d_main(void *ports)
{
    ask(((struct client_ports *)ports)->a, D);
}

TEXT_OF(e) void e_main(void *ports)
{
    struct client_ports *own = ports;

    ask(over_b ? own->b : own->a, E);
}

/* Does it wait at a client end? */
TEXT_OF(tester) static bool asks(uint32_t component)
{
    uint64_t waits = component_waits[component] & ~WAIT_FLAGS;

    return waits - (uint64_t)endpoint_face < sizeof endpoint_face;
}

TEXT_OF(tester) static void start(uint32_t component)
{
    deed_component_start(component);
    AWAIT(asks(component));
    ok(asks(component), "the next one asks");
}

/* From here on a is busy with the tester's question. */
TEXT_OF(tester) static void hold(struct deed_endpoint *tester)
{
    held = true;
    count = 0;
    out(tester)->first = (void *)TESTER;
    deed_send(tester, EMPTY);
    AWAIT(!endpoint_readable(endpoint_peer(tester->index)));
}

TEXT_OF(tester) static void release(struct deed_endpoint *tester, uint32_t expected)
{
    held = false;
    deed_receive(tester, DEED_FOREVER);
    AWAIT(count == expected);
    equal(count, expected, "the server hears of all");
    for (uint32_t c = B; c < ALL; c++)
        deed_component_stop(c);
    AWAIT(component_life[B] + component_life[C] + component_life[D] + component_life[E] == 0);
}

TEXT_OF(tester) static void try_callers(struct deed_endpoint *tester)
{
    hold(tester);
    start(B);
    start(D);
    start(C);
    start(E);
    release(tester, 4);
    equal(heard[0], E, "the most urgent caller is heard first, though it came last");
    equal(heard[1], C, "then the next urgent");
    equal(heard[2], B, "of two equals who came first");
    equal(heard[3], D, "and then the other");
    hold(tester);
    start(D);
    start(E);
    start(B);
    release(tester, 3);
    equal(heard[0], E, "the most urgent first when it came in the middle");
    equal(heard[1], D, "again who came first");
    equal(heard[2], B, "and then the other");
}

/* e waits for b, and b for a: whether b has lent to a or not, e has more. */
TEXT_OF(tester) static void try_chain(struct deed_endpoint *tester)
{
    over_b = true;
    hold(tester);
    start(C);
    start(D);
    start(B);
    start(E);
    release(tester, 3);
    equal(heard[0], B, "who is waited for by the most urgent is heard first");
    equal(heard[1], C, "then who is urgent itself");
    equal(heard[2], D, "then the last");
    hold(tester);
    start(B);
    start(E);
    start(C);
    release(tester, 2);
    equal(heard[0], B, "the same when it had lent its context before");
    equal(heard[1], C, "and someone in between comes later");
}

/* The most urgent one goes, and with it what it made urgent. */
TEXT_OF(tester) static void try_leaving(struct deed_endpoint *tester, bool stop)
{
    impatient = !stop;
    gave_up = false;
    hold(tester);
    start(C);
    start(D);
    start(B);
    deed_component_start(E);
    AWAIT(stop ? asks(E) : gave_up);
    if (stop)
        deed_component_stop(E);
    AWAIT(component_life[E] == LIFE_DOWN || gave_up);
    release(tester, 3);
    equal(heard[0], C, stop ? "who waited for one that is stopped" : "who gave up waiting");
    equal(heard[1], D, "makes nobody urgent");
    equal(heard[2], B, "any more");
    impatient = false;
}

/* A death is as urgent as who hears of it. */
TEXT_OF(tester) static void try_kernel(struct deed_endpoint *tester)
{
    hold(tester);
    deed_component_start(B);
    AWAIT(component_life[B] == LIFE_DOWN);
    start(C);
    release(tester, 3);
    equal(heard[0], C, "a caller above the server comes before what the kernel tells it");
    equal(heard[1], DEATH, "and that is heard next");
    equal(heard[2], DEATH, "as is the end of the caller");
}

#define MEMBERS 60
#define TURNS   30000
#define AWAY    2 /* in neither set, or with nothing to receive */

/* What should be listed: where, how urgent, since when. */
static struct {
    uint32_t where, urgency;
    uint64_t since;
} model[MEMBERS];
static struct deed_endpoint *server[MEMBERS], *client[MEMBERS];
static struct deed_set *sets[2];
static uint64_t now, state = 88172645463325252ull;

TEXT_OF(tester) static uint32_t random(uint32_t of)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 20) % of;
}

/* The endpoint that should come out of this set; NULL if none. */
TEXT_OF(tester) static struct deed_endpoint *first(uint32_t set)
{
    uint32_t best = MEMBERS;

    for (uint32_t i = 0; i < MEMBERS; i++)
        if (model[i].where == set &&
            (best == MEMBERS || model[i].urgency > model[best].urgency ||
             (model[i].urgency == model[best].urgency && model[i].since < model[best].since)))
            best = i;
    return best == MEMBERS ? NULL : server[best];
}

static NOINLINE void urge(uint32_t i, uint32_t urgency)
{
    machine_interrupts_off();
    set_urge(server[i]->index, urgency);
    machine_interrupts_on();
    if (model[i].urgency != urgency)
        model[i].since = ++now;
    model[i].urgency = urgency;
}

/* It was received from: answered, and put back. */
TEXT_OF(tester) static void again(uint32_t i)
{
    model[i].where = AWAY;
    deed_send(server[i], DONE);
    deed_receive(client[i], DEED_NOW);
    deed_set_put(sets[random(2)], server[i]);
}

TEXT_OF(tester) static void ask_it(uint32_t i)
{
    if (model[i].where != AWAY)
        return;
    deed_send(client[i], EMPTY);
    model[i].where = endpoint_face[server[i]->index].target == (uint64_t)sets[1];
    model[i].urgency = component_priority[TESTER];
    model[i].since = ++now;
    urge(i, random(PRIORITIES));
}

TEXT_OF(tester) static bool turn(void)
{
    uint32_t i = random(MEMBERS), set = random(2);
    struct deed_endpoint *expected, *got;

    switch (random(6)) {
    case 0: /* behind the set's back */
        if (model[i].where != AWAY && deed_receive(server[i], DEED_NOW) == EMPTY)
            again(i);
        return true;
    case 1: /* into the other set as it is */
        deed_set_put(sets[set], server[i]);
        model[i].where = model[i].where == AWAY ? AWAY : set;
        model[i].since = ++now;
        return true;
    case 2:
        if (model[i].where != AWAY)
            urge(i, random(PRIORITIES));
        return true;
    case 3:
        expected = first(set);
        got = deed_set_receive(sets[set], DEED_NOW);
        for (i = 0; got && server[i] != got;)
            i++;
        if (got)
            again(i);
        return got == expected;
    default: ask_it(i); return true;
    }
}

TEXT_OF(tester) static void try_lists(void)
{
    uint32_t right = 0;

    sets[0] = deed_set_take();
    sets[1] = deed_set_take();
    for (uint32_t i = 0; i < MEMBERS; i++) {
        server[i] = deed_channel_take(CONTRACT_TRY);
        client[i] = deed_channel_peer(server[i]);
        deed_set_put(sets[0], server[i]);
        model[i].where = AWAY;
    }
    for (uint32_t i = 0; i < TURNS; i++)
        right += turn();
    equal(right, TURNS, "sets give what the model says");
    while (deed_set_drop(sets[0]))
        ;
    while (deed_set_drop(sets[1]))
        ;
    equal(owned_endpoints(TESTER), MEMBERS, "all members go with their sets");
    for (uint32_t i = 0; i < MEMBERS; i++)
        deed_endpoint_drop(client[i]);
}

TEXT_OF(tester) static struct deed_endpoint *restart_a(struct deed_port *port)
{
    deed_component_stop(A);
    AWAIT(component_life[A] == LIFE_DOWN);
    deed_component_start(A);
    return deed_open(port, DEED_FOREVER);
}

TEXT_OF(tester) void tester_main(void *ports)
{
    struct client_ports *own = ports;
    struct deed_endpoint *a;

    try_lists();
    a = deed_open(own->a, DEED_FOREVER);
    try_callers(a);
    try_chain(a);
    try_leaving(a, true);
    try_leaving(a, false);
    deed_endpoint_drop(a);
    watches = true;
    a = restart_a(own->a);
    try_kernel(a);
    done();
}

static const struct port_table client_table[] = {USES, USES};
static const struct port_table server_table[] = {SERVES(1), USES, WATCHES};
const struct component_table deed_components[] = {
    ENTRY(tester, client_table, 20, RESTART_POLICY_NEVER, 0),
    ENTRY(a, server_table, 2, RESTART_POLICY_NEVER, 0),
    ENTRY(b, server_table, 5, RESTART_POLICY_NEVER, 1),
    ENTRY(c, client_table, 7, RESTART_POLICY_NEVER, 1),
    ENTRY(d, client_table, 5, RESTART_POLICY_NEVER, 1),
    ENTRY(e, client_table, 9, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = ALL;
const struct connection_table deed_connections[] = {{TESTER, 0, A, 0}, {B, 1, A, 0}, {C, 0, A, 0},
                                                    {D, 0, A, 0},      {E, 0, A, 0}, {E, 1, B, 0}};
const uint32_t deed_connection_total = 6;
const char deed_system_name[] = "order";
