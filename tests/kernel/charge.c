/* Charges: the queues of a channel are paid for by the component that opened it, whoever sends. */
#include "raw.h"

#include "kernel/object.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);

enum { TESTER, A, B };

/* Towards the client one message may be queued, towards the server three, and there are two slots
 * more each way; a slot has 16 bytes in front of its arguments. In whole granules. */
#define CHANNEL ((3 * (16 + 8) + 5 * (16 + 16) + 63) / 64 * 64)

struct tester_ports {
    struct deed_port *a, *b;
};
struct server_ports {
    struct deed_set *set;
};
struct b_ports {
    struct deed_port *a;
};

static uint64_t used(uint32_t component)
{
    return object_used(component);
}

/* Answers, and keeps a closed end until it is told to let go. */
static bool let_go;

TEXT_OF(a) void a_main(void *ports)
{
    struct deed_set *set = ((struct server_ports *)ports)->set;

    for (;;) {
        struct deed_endpoint *e = deed_set_receive(set, DEED_FOREVER);
        if (e->tag == DEED_TAG_CLOSED) {
            while (!let_go)
                deed_sleep_until(deed_now() + 1000000);
            deed_endpoint_drop(e);
            continue;
        }
        if (e->tag == EMPTY)
            deed_send(e, DONE);
        deed_set_put(set, e);
    }
}

static struct deed_endpoint *of_b;

TEXT_OF(b) void b_main(void *ports)
{
    of_b = deed_open(((struct b_ports *)ports)->a, DEED_FOREVER);
    deed_sleep_until(deed_now() + 1000000000000);
}

TEXT_OF(tester) static void try_opening(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->a, DEED_FOREVER);

    equal(used(TESTER), CHANNEL, "who opens a channel pays for its queues, both of them");
    equal(used(A), 0, "who serves it does not");
    for (uint32_t i = 0; i < 3; i++) {
        out(e)->first = NULL;
        deed_send(e, PUSH);
    }
    equal(used(TESTER), CHANNEL, "sending costs nothing");
    equal(used(A), 0, "nor does being sent to");
    let_go = false;
    deed_endpoint_drop(e);
    equal(used(TESTER), CHANNEL, "one end is still there");
    let_go = true;
    AWAIT(used(TESTER) == 0);
    equal(used(TESTER), 0, "the other one is dropped, and the queues return");
}

TEXT_OF(tester) static void try_budget(struct tester_ports *ports)
{
    uint64_t left = BUDGET - CHANNEL + 64;
    struct uint8_vector *most = uint8_vector_take(left - 64);
    struct uint8_vector *rest = NULL;
    struct deed_endpoint *e;

    ok(most != NULL, "nearly all of the budget is taken");
    while (BUDGET - used(TESTER) >= CHANNEL && (rest = uint8_vector_take(1)) != NULL)
        ;
    ok(BUDGET - used(TESTER) < CHANNEL, "what is left is less than a channel");
    left = used(TESTER);
    ok(deed_open(ports->a, DEED_NOW) == NULL, "then no channel opens");
    equal(used(TESTER), left, "and nothing was charged");
    equal(component_endpoints[TESTER], 0, "and there is no endpoint");
    deed_drop(most);
    e = deed_open(ports->a, DEED_NOW);
    ok(e != NULL, "it opens when there is room");
    equal(deed_call(e, EMPTY), DONE, "and works");
    deed_endpoint_drop(e);
    (void)rest;
}

TEXT_OF(tester) static void try_maker(void)
{
    uint64_t before = used(TESTER);
    struct deed_endpoint *server = deed_channel_take(CONTRACT_TRY);
    struct deed_endpoint *client = deed_channel_peer(server);

    equal(used(TESTER) - before, CHANNEL, "who makes a channel pays for it");
    deed_endpoint_drop(client);
    deed_endpoint_drop(server);
    equal(used(TESTER), before, "until both ends are dropped");
}

/* The client dies: what it paid for returns as soon as the server lets go. */
TEXT_OF(tester) static void try_death(void)
{
    deed_component_start(B);
    AWAIT(of_b != NULL);
    equal(used(B), CHANNEL, "another client pays for its own");
    equal(used(A), 0, "and the server still nothing");
    let_go = false;
    deed_component_stop(B);
    AWAIT(component_life[B] == LIFE_DOWN);
    equal(used(B), CHANNEL, "it is dead, and its debt waits for the server");
    let_go = true;
    AWAIT(used(B) == 0);
    equal(used(B), 0, "then nothing is left of it");
    ok(heap_balanced(), "the heap's books balance");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    try_opening(ports);
    try_budget(ports);
    try_maker();
    try_death();
    done();
}

static const struct port_table tester_table[] = {USES, USES};
static const struct port_table a_table[] = {SERVES(1)};
static const struct port_table b_table[] = {USES};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 5, RESTART_POLICY_NEVER, 0),
    ENTRY(a, a_table, 9, RESTART_POLICY_NEVER, 0),
    ENTRY(b, b_table, 9, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = 3;
const struct connection_table deed_connections[] = {{0, 0, 1, 0}, {2, 0, 1, 0}};
const uint32_t deed_connection_total = 2;
const char deed_system_name[] = "charge";
