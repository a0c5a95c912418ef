/* Scheduling contexts: who runs on whose priority and time. The tester is above all others; it
 * looks on at what they do to each other, and counts alarms.
 *
 * a serves at priority 2. b asks it for work at 3, and it works until the tester gives it a ticket.
 * c spins at 6, or not, as the tester says. d asks a at 9, over e if it is told to: e serves at 1
 * and asks a in turn. */
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

struct server_ports {
    struct deed_set *set;
    struct deed_port *next, *watch;
};
struct client_ports {
    struct deed_port *a, *e;
};

/* What the tester tells them; what they tell it. */
static volatile uint32_t tickets;  /* for so many Empty a may end its work         */
static volatile uint32_t works;    /* that a has begun                             */
static volatile uint64_t job_time; /* it sleeps so long in the midst of its work   */
static volatile bool over_e;       /* d asks e, not a                              */
static volatile bool impatient;    /* d waits for its answer for a while only      */
static volatile bool with_f;       /* f asks a as well, before d does              */
static volatile bool stays;        /* d keeps its end when it has been answered    */
static volatile bool spins;        /* c does                                       */
static volatile uint64_t turns;    /* of c                                         */
static volatile uint32_t asked[ALL], answered[ALL];
static volatile uint32_t context_seen; /* a's while it worked last, of Empty or Two */

/* Work is looking whether there is a ticket. */
TEXT_OF(a) void a_main(void *ports)
{
    struct server_ports *own = ports;
    struct deed_endpoint *e = deed_set_receive(own->set, DEED_FOREVER);

    for (;;) {
        switch (e->tag) {
        case DEED_TAG_CLOSED: deed_endpoint_drop(e); break;
        case EMPTY:
            works++;
            if (job_time)
                deed_sleep_until(deed_now() + job_time);
            while (tickets == 0)
                ;
            tickets--;
            context_seen = core.context;
            e = deed_set_reply_bare(own->set, e, DONE);
            continue;
        default: deed_set_put(own->set, e);
        }
        e = deed_set_receive(own->set, DEED_FOREVER);
    }
}

TEXT_OF(b) void b_main(void *ports)
{
    struct deed_endpoint *e = deed_open(((struct client_ports *)ports)->a, DEED_FOREVER);

    asked[B]++;
    deed_call(e, EMPTY);
    answered[B]++;
    deed_endpoint_drop(e);
    deed_sleep_until(DEED_FOREVER);
}

TEXT_OF(c) void c_main(void *ports)
{
    (void)ports;
    for (;;)
        if (spins)
            turns++;
        else
            deed_sleep_until(deed_now() + MS / 10);
}

TEXT_OF(d) void d_main(void *ports)
{
    struct client_ports *own = ports;
    struct deed_endpoint *e = deed_open(over_e ? own->e : own->a, DEED_FOREVER);

    asked[D]++;
    if (impatient) {
        deed_send(e, EMPTY);
        answered[D] += deed_receive(e, deed_now() + 20 * MS) == DONE;
        deed_sleep_until(DEED_FOREVER);
    }
    deed_call(e, EMPTY);
    answered[D]++;
    while (stays)
        deed_sleep_until(deed_now() + MS / 10);
    deed_endpoint_drop(e);
    deed_sleep_until(DEED_FOREVER);
}

TEXT_OF(f) void f_main(void *ports)
{
    struct deed_endpoint *e = deed_open(((struct client_ports *)ports)->a, DEED_FOREVER);

    deed_call(e, EMPTY);
    answered[F]++;
    deed_endpoint_drop(e);
    deed_sleep_until(DEED_FOREVER);
}

TEXT_OF(e) void e_main(void *ports)
{
    struct server_ports *own = ports;
    struct deed_endpoint *next = deed_open(own->next, DEED_FOREVER);

    struct deed_endpoint *e = deed_set_receive(own->set, DEED_FOREVER);
    for (;;) {
        switch (e->tag) {
        case DEED_TAG_CLOSED: deed_endpoint_drop(e); break;
        case EMPTY:
            deed_call(next, EMPTY);
            e = deed_set_reply_bare(own->set, e, DONE);
            continue;
        default: deed_set_put(own->set, e);
        }
        e = deed_set_receive(own->set, DEED_FOREVER);
    }
}

TEXT_OF(tester) static void rest(uint64_t time)
{
    deed_sleep_until(deed_now() + time);
}

/* b's call is half done, c spins, d calls: a works on for d. Without lending, c would keep d off as
 * long as it likes. */
TEXT_OF(tester) static void begin(bool chain, uint64_t sleep)
{
    uint64_t before = turns;

    asked[B] = asked[D] = answered[B] = answered[D] = 0;
    tickets = works = 0;
    job_time = sleep;
    over_e = chain;
    deed_component_start(B);
    AWAIT(works == 1);
    spins = true;
    AWAIT(turns > before);
    if (with_f) {
        deed_component_start(F);
        AWAIT(component_on[A] == F);
    }
    deed_component_start(D);
    AWAIT(component_on[A] == D);
    equal(component_on[A], D, "low has called, middle spins, high calls and lends");
}

/* Who is stopped now is not answered any more. */
TEXT_OF(tester) static void end(void)
{
    deed_component_stop(B);
    deed_component_stop(D);
    spins = false;
    tickets = 100;
    AWAIT(component_on[A] == A && component_waits[A] != WAIT_NOTHING);
    equal(component_on[A], A, "the server is on its own context again");
}

TEXT_OF(tester) static void try_inversion(void)
{
    uint64_t before;

    begin(false, 0);
    before = turns;
    rest(3 * MS);
    equal(turns, before, "middle does not run while high waits");
    equal(answered[B] + answered[D], 0, "and nobody has an answer");
    tickets = 1;
    AWAIT(works == 2);
    tickets = 1;
    AWAIT(answered[D] == 1);
    equal(answered[D], 1, "high has its answer while middle spins");
    equal(context_seen, D, "the server worked on the context of high");
    AWAIT(turns > before);
    ok(turns > before && answered[B] == 0, "and low has to wait for middle again");
    end();
    equal(answered[B], 0, "a stopped client has no answer");
}

TEXT_OF(tester) static void try_chain(void)
{
    stays = true;
    begin(true, 0);
    tickets = 2;
    AWAIT(answered[D] == 1);
    equal(answered[D], 1, "the same over a server in between");
    equal(context_seen, D, "its server is lent the context as well");
    AWAIT(component_waits[E] != WAIT_NOTHING);
    equal(component_on[E], E, "and that one has its own again, also by an answer on the short way");
    stays = false;
    end();
    begin(false, 2 * MS);
    tickets = 2;
    AWAIT(answered[D] == 1);
    equal(answered[D], 1, "a server that sleeps keeps what it was lent");
    end();
}

/* The client that lends goes in the midst of it. */
TEXT_OF(tester) static void try_stop(void)
{
    uint64_t before;

    begin(false, 0);
    before = turns;
    rest(MS);
    equal(turns, before, "middle does not run while high waits");
    deed_component_stop(D);
    AWAIT(turns > before);
    ok(turns > before, "when high is stopped, middle runs");
    equal(component_on[A], B, "and the server works on for low, on its context");
    equal(answered[D], 0, "high was not answered");
    end();
}

/* f has lent before d does. When d goes, whichever way, f lends again; then b. */
TEXT_OF(tester) static void try_rest(bool by_deadline, bool chain)
{
    uint64_t before;

    impatient = by_deadline;
    with_f = true;
    answered[F] = 0;
    begin(chain, 0);
    before = turns;
    if (!by_deadline)
        deed_component_stop(D);
    AWAIT(component_on[A] == F);
    equal(component_on[A], F,
          by_deadline ? "who lends gives up: the next one lends"
                      : "who lends is stopped: the next one lends");
    rest(3 * MS);
    equal(turns, before, "so middle does not run");
    deed_component_stop(F);
    AWAIT(turns > before);
    equal(component_on[A], B, "when that one goes, low lends again");
    equal(answered[F], 0, "and nobody has an answer");
    impatient = with_f = false;
    end();
}

/* b is below c. As long as c spins, its server does not run either. */
TEXT_OF(tester) static void try_low(void)
{
    uint64_t before = turns;

    answered[B] = 0;
    spins = true;
    AWAIT(turns > before);
    deed_component_start(B);
    rest(20 * MS);
    equal(answered[B], 0, "low waits for middle");
    spins = false;
    AWAIT(answered[B] == 1);
    equal(answered[B], 1, "until it is done");
    end();
}

/* No alarm without need: how many ring in 200 ms, beside that at their end? The machine's alarm is
 * a little early, the earlier the longer it was set for, and is then set again. */
TEXT_OF(tester) static uint64_t alarms(void)
{
    uint64_t before = core.alarms;

    rest(200 * MS);
    return core.alarms - before;
}

TEXT_OF(tester) static void try_alarms(void)
{
    deed_component_stop(C);
    rest(MS);
    ok(alarms() <= 4, "an idle core has no tick");
    spins = true;
    deed_component_start(C);
    rest(20 * MS);
    ok(alarms() <= 4, "nor has one whose only component spins");
    spins = false;
    rest(20 * MS);
}

/* Both are lent to at once, one call in the other, on the short way. */
TEXT_OF(tester) static void try_direct(void)
{
    tickets = 100;
    over_e = true;
    answered[D] = 0;
    deed_component_start(D);
    AWAIT(answered[D] == 1);
    equal(answered[D], 1, "an idle chain of servers");
    equal(context_seen, D, "runs on the context of the client");
    deed_component_stop(D);
    AWAIT(component_on[E] == E && component_on[A] == A);
    equal(component_on[E], E, "and has its own ones again");
    equal(component_on[A], A, "each of them");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    (void)ports;
    rest(5 * MS);
    try_direct();
    try_inversion();
    try_chain();
    try_stop();
    try_rest(false, false);
    try_rest(true, false);
    try_rest(false, true);
    try_low();
    try_alarms();
    done();
}

static const struct port_table none_table[] = {WATCHES};
static const struct port_table server_table[] = {SERVES(1), USES, WATCHES};
static const struct port_table client_table[] = {USES, USES};
const struct component_table deed_components[] = {
    ENTRY(tester, none_table, 20, RESTART_POLICY_NEVER, 0),
    ENTRY(a, server_table, 2, RESTART_POLICY_NEVER, 0),
    ENTRY(b, client_table, 3, RESTART_POLICY_NEVER, 1),
    ENTRY(c, none_table, 6, RESTART_POLICY_NEVER, 0),
    ENTRY(d, client_table, 9, RESTART_POLICY_NEVER, 1),
    ENTRY(e, server_table, 1, RESTART_POLICY_NEVER, 0),
    ENTRY(f, client_table, 7, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = ALL;
const struct connection_table deed_connections[] = {
    {B, 0, A, 0}, {D, 0, A, 0}, {D, 1, E, 0}, {E, 1, A, 0}, {F, 0, A, 0}};
const uint32_t deed_connection_total = 5;
const char deed_system_name[] = "context";
