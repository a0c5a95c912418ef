/* Who starts again, when, how often, and what comes of those that it supervises.
 *
 * a is restarted always, after pauses from 10 to 40 ms; b on a fault, three times in a second at
 * most. c is restarted always, after 20 ms, and its children with it; d is its child, is restarted
 * always, and stops its own; e is the child of d, and is restarted always. The tester supervises b
 * and c. */
#include "raw.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);
COMPONENT(d);
COMPONENT(e);

enum { TESTER, A, B, C, D, E, ALL };

#define MS    1000000ull
#define LIVES 16

struct tester_ports {
    struct deed_port *watch;
};

enum end { RETURN, FAIL, SLEEP };

static uint32_t lives[ALL];
static uint64_t began[LIVES], ended[LIVES]; /* of a */
static volatile enum end wanted;            /* of b */

TEXT_OF(a) void a_main(void *ports)
{
    (void)ports;
    if (lives[A] < LIVES)
        began[lives[A]] = deed_now();
    if (lives[A] == 5)
        deed_sleep_until(deed_now() + 60 * MS);
    if (lives[A] >= 8)
        deed_sleep_until(DEED_FOREVER);
    if (lives[A] < LIVES)
        ended[lives[A]++] = deed_now();
}

TEXT_OF(b) void b_main(void *ports)
{
    (void)ports;
    lives[B]++;
    if (wanted == FAIL)
        deed_fault(deed_reason_value);
    if (wanted == SLEEP)
        deed_sleep_until(DEED_FOREVER);
}

TEXT_OF(c) void c_main(void *ports)
{
    (void)ports;
    lives[C]++;
    deed_sleep_until(DEED_FOREVER);
}

TEXT_OF(d) void d_main(void *ports)
{
    (void)ports;
    lives[D]++;
    deed_sleep_until(DEED_FOREVER);
}

TEXT_OF(e) void e_main(void *ports)
{
    (void)ports;
    lives[E]++;
    deed_sleep_until(DEED_FOREVER);
}

TEXT_OF(tester) static bool waited(uint32_t life, uint64_t least)
{
    return began[life] - ended[life - 1] >= least;
}

TEXT_OF(tester) static void try_pauses(void)
{
    AWAIT(lives[A] >= 8);
    ok(waited(1, 10 * MS), "the first pause");
    ok(waited(2, 20 * MS), "the second one is twice as long");
    ok(waited(3, 40 * MS) && waited(4, 40 * MS), "and the longest one stays");
    ok(waited(6, 10 * MS) && began[6] - ended[5] < 40 * MS,
       "who has held for that long begins anew");
}

/* The end of b, and what its supervisor hears. */
TEXT_OF(tester) static void hear(struct deed_endpoint *watch, bool restarts, const char *name)
{
    struct death death;

    do
        death = next_death(watch);
    while (death.component == A); /* it has no supervisor, so every root hears of it */
    ok(death.component == B && death.restarts == restarts, name);
}

TEXT_OF(tester) static void try_limit(struct deed_endpoint *watch)
{
    wanted = FAIL;
    deed_component_start(B);
    for (uint32_t i = 0; i < 3; i++)
        hear(watch, true, "a fault, and a restart");
    hear(watch, false, "one more, and no restart");
    AWAIT(component_life[B] == LIFE_DOWN);
    equal(lives[B], 4, "it has given up");
    wanted = SLEEP;
    deed_component_start(B);
    AWAIT(lives[B] == 5);
    equal(component_life[B], LIFE_UP, "somebody may start it nevertheless");
    deed_component_stop(B);
    hear(watch, false, "who is stopped is not restarted on a fault");
    wanted = RETURN;
    AWAIT(component_life[B] == LIFE_DOWN);
    deed_component_start(B);
    hear(watch, false, "nor who returns");
    AWAIT(component_life[B] == LIFE_DOWN);
    equal(lives[B], 6, "really");
    wanted = FAIL;
    deed_component_start(B);
    hear(watch, true, "what was before does not count when somebody starts it");
}

TEXT_OF(tester) static void try_tree(struct deed_endpoint *watch)
{
    struct death death;

    equal(lives[C] + lives[D] + lives[E], 3, "a supervisor, its child, and the child of that");
    deed_component_stop(C);
    do
        death = next_death(watch);
    while (death.component <= B);
    equal(death.component, C, "the supervisor ends");
    AWAIT(component_life[D] == LIFE_DOWN && component_life[E] == LIFE_DOWN);
    equal(component_life[D], LIFE_DOWN, "its child ends with it, whatever its own policy says");
    equal(component_life[E], LIFE_DOWN, "and the child's child");
    AWAIT(lives[C] == 2);
    AWAIT(lives[D] == 2);
    equal(lives[C], 2, "the supervisor starts again");
    equal(lives[D], 2, "its child with it");
    deed_sleep_until(deed_now() + 5 * MS);
    equal(lives[E], 1, "but the child's child stays down, as the child's rule is");
    deed_component_start(E);
    AWAIT(lives[E] == 2);
    deed_component_stop(E);
    AWAIT(lives[E] == 3);
    equal(lives[E], 3, "until it is started, and its own policy holds again");
    deed_component_stop(D);
    AWAIT(component_life[E] == LIFE_DOWN && lives[D] == 3);
    equal(lives[D], 3, "a child that ends is restarted by its own policy");
    equal(lives[C], 2, "which is nothing to its supervisor");
}

/* In the midst of a pause: the start does not wait for its end. */
TEXT_OF(tester) static void try_start(void)
{
    uint64_t before;

    deed_component_stop(C);
    AWAIT(component_waits[C] != 0 && component_life[C] == LIFE_BROKEN);
    before = deed_now();
    equal(component_life[C], LIFE_BROKEN, "one that pauses");
    deed_component_start(C);
    AWAIT(lives[C] == 3);
    ok(lives[C] == 3 && deed_now() - before < 20 * MS, "can be started at once");
}

/* Stopped in the midst of a pause it stays down, and is down at once. */
TEXT_OF(tester) static void try_stop(void)
{
    deed_component_stop(C);
    AWAIT(component_waits[C] != 0 && component_life[C] == LIFE_BROKEN);
    equal(deed_component_stop(C), deed_ok, "one that pauses can be stopped");
    equal(component_life[C], LIFE_DOWN, "and is down at once");
    deed_sleep_until(deed_now() + 50 * MS);
    equal(lives[C], 3, "it does not come back when the pause is over");
    equal(deed_component_stop(C), deed_refused, "nor is there anything left to stop");
    deed_component_start(C);
    AWAIT(lives[C] == 4);
    equal(lives[C], 4, "but when it is started");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    struct deed_endpoint *watch = deed_open(((struct tester_ports *)ports)->watch, DEED_FOREVER);

    try_pauses();
    try_limit(watch);
    try_tree(watch);
    try_start();
    try_stop();
    done();
}

static const struct port_table tester_table[] = {WATCHES};
static const struct port_table none_table[] = {WATCHES};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 5, RESTART_POLICY_NEVER, 0),
    RULED(a, none_table, 9, RESTART_POLICY_ALWAYS, 0, 0, 0, 0, 0, 0, 10 * MS, 40 * MS,
          CHILDREN_POLICY_STAY),
    RULED(b, none_table, 9, RESTART_POLICY_ON_FAULT, 1, TESTER + 1, 0, 0, 3, 1000 * MS, 0, 0,
          CHILDREN_POLICY_STAY),
    RULED(c, none_table, 9, RESTART_POLICY_ALWAYS, 0, TESTER + 1, 0, 0, 0, 0, 20 * MS, 20 * MS,
          CHILDREN_POLICY_RESTART),
    RULED(d, none_table, 9, RESTART_POLICY_ALWAYS, 0, C + 1, 0, 0, 0, 0, 0, 0,
          CHILDREN_POLICY_STOP),
    SUPERVISED(e, none_table, 9, RESTART_POLICY_ALWAYS, 0, D + 1),
};
const uint32_t deed_component_total = ALL;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "restart";
