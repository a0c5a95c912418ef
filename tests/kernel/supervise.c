/* Supervision: who hears of whose end, and who starts whom again.
 *
 * tester and b watch and have no supervisor. a watches, is supervised by tester, and supervises c,
 * which it starts again. d has no supervisor. */
#include "raw.h"

#include "sdk/include/deed/services.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);
COMPONENT(d);

enum { TESTER, A, B, C, D, ALL };

struct watch_ports {
    struct deed_port *watch;
};

static uint32_t heard[ALL][ALL]; /* by who hears, and who ended */

TEXT_OF(a) void a_main(void *ports)
{
    struct deed_endpoint *watch = deed_open(((struct watch_ports *)ports)->watch, DEED_FOREVER);

    while (deed_receive(watch, DEED_FOREVER) == 0) {
        uint32_t dead = ((struct death *)watch->inbox)->component;
        heard[A][dead]++;
        deed_component_start(dead);
        deed_send(watch, 1);
    }
}

TEXT_OF(b) void b_main(void *ports)
{
    struct deed_endpoint *watch = deed_open(((struct watch_ports *)ports)->watch, DEED_FOREVER);

    while (deed_receive(watch, DEED_FOREVER) == 0) {
        heard[B][((struct death *)watch->inbox)->component]++;
        deed_send(watch, 1);
    }
}

TEXT_OF(c) void c_main(void *ports)
{
    (void)ports;
    for (;;)
        deed_sleep_until(deed_now() + 1000000000);
}

TEXT_OF(d) void d_main(void *ports)
{
    (void)ports;
    for (;;)
        deed_sleep_until(deed_now() + 1000000000);
}

/* Stop it, wait until it is cleaned up behind, and write down what the tester has heard by then. */
TEXT_OF(tester) static void stop(uint32_t component, struct deed_endpoint *watch)
{
    uint64_t started = component_started[component];

    equal(deed_component_stop(component), deed_ok, "it is stopped");
    AWAIT(component_life[component] == LIFE_DOWN || component_started[component] != started);
    while (deed_receive(watch, deed_now() + 1000000) == 0) {
        heard[TESTER][((struct death *)watch->inbox)->component]++;
        deed_send(watch, 1);
    }
}

TEXT_OF(tester) static void try_supervisor(struct deed_endpoint *watch)
{
    stop(C, watch);
    AWAIT(heard[A][C] == 1);
    equal(heard[A][C], 1, "the supervisor hears of it");
    equal(heard[TESTER][C] + heard[B][C], 0, "and nobody else");
    AWAIT(component_life[C] == LIFE_UP);
    equal(component_life[C], LIFE_UP, "the supervisor has started it");
    equal(component_restarts[C], 0, "and not the kernel");
}

TEXT_OF(tester) static void try_roots(struct deed_endpoint *watch)
{
    stop(D, watch);
    AWAIT(heard[B][D] == 1);
    equal(heard[TESTER][D], 1, "a component without a supervisor: one root hears of it");
    equal(heard[B][D], 1, "and the other one");
    equal(heard[A][D], 0, "and nobody that is supervised itself");
    equal(component_life[D], LIFE_DOWN, "nobody starts it");
}

/* More deaths than the kernel's log has room for, none of which concerns a, and then one that does.
 */
TEXT_OF(tester) static void try_many(struct deed_endpoint *watch)
{
    for (uint32_t i = 0; i < 300; i++) {
        deed_component_start(D);
        deed_component_stop(D);
        AWAIT(component_life[D] == LIFE_DOWN);
    }
    deed_component_stop(C);
    AWAIT(heard[A][C] == 2);
    equal(heard[A][C], 2, "three hundred others do not hide one");
    equal(heard[A][D], 0, "and are still not told");
    while (deed_receive(watch, deed_now() + 1000000) == 0) {
        heard[TESTER][((struct death *)watch->inbox)->component]++;
        deed_send(watch, 1);
    }
    ok(heard[TESTER][D] > 40 && heard[TESTER][C] == 0, "a root has heard of them");
}

/* a has its watch, and c has nothing. */
TEXT_OF(tester) static void try_left(struct deed_endpoint *watch)
{
    struct deed_left_info left = {.server = true};

    stop(A, watch);
    equal(deed_left_info(A, 0, &left), deed_ok, "what it had when it stopped");
    ok(left.contract[0] == 'W' && left.state[0] == 'a' && left.state[1] == 0 && !left.server &&
           left.queued == 0 && left.peer == DEED_NOBODY,
       "the client end of a watch, in its first state");
    equal(deed_left_info(A, 1, &left), deed_no_such, "and nothing else");
    stop(C, watch);
    equal(deed_left_info(C, 0, &left), deed_no_such, "another one had nothing");
    equal(deed_left_info(ALL, 0, &left), deed_no_such, "there is no such component");
    equal(deed_left_info(UINT32_MAX, UINT32_MAX, &left), deed_no_such, "nor such a number");
    deed_component_start(A);
    deed_component_start(C);
    for (uint32_t i = 0; i < 15; i++) {
        equal(deed_left_info(A, 0, &left), deed_ok, "it is remembered");
        deed_component_start(D);
        stop(D, watch);
    }
    equal(deed_left_info(A, 0, &left), deed_no_such, "and forgotten after sixteen more");
}

TEXT_OF(tester) static void try_tree(struct deed_endpoint *watch)
{
    stop(A, watch);
    equal(heard[TESTER][A], 1, "the supervisor's supervisor hears of its end");
    equal(heard[B][A], 0, "and the other root does not");
    stop(C, watch);
    equal(heard[TESTER][C] + heard[B][C], 0, "who ends meanwhile, ends unheard");
    equal(component_life[C], LIFE_DOWN, "and stays down");
    deed_component_start(A);
    deed_component_start(C);
    stop(C, watch);
    AWAIT(heard[A][C] == 3);
    equal(heard[A][C], 3, "the new supervisor hears of what ends from now on");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    struct deed_endpoint *watch = deed_open(((struct watch_ports *)ports)->watch, DEED_FOREVER);

    try_supervisor(watch);
    try_roots(watch);
    try_many(watch);
    try_left(watch);
    heard[TESTER][A] = heard[B][A] = 0;
    heard[A][C] = 2;
    try_tree(watch);
    done();
}

static const struct port_table watch_table[] = {WATCHES};
static const struct port_table none_table[] = {SERVES(1)};
const struct component_table deed_components[] = {
    ENTRY(tester, watch_table, 5, RESTART_POLICY_NEVER, 0),
    SUPERVISED(a, watch_table, 9, RESTART_POLICY_NEVER, 0, TESTER + 1),
    ENTRY(b, watch_table, 9, RESTART_POLICY_NEVER, 0),
    SUPERVISED(c, none_table, 9, RESTART_POLICY_NEVER, 0, A + 1),
    ENTRY(d, none_table, 9, RESTART_POLICY_NEVER, 0),
};
const uint32_t deed_component_total = ALL;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "supervise";
