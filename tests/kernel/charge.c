/* Charges: the queues of a channel are paid for by the component that opened it, whoever sends. */
#include "raw.h"

#include "kernel/object.h"
#include "sharedheap/place.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);

enum { TESTER, A, B };

/* Towards the client one message may be queued, towards the server three, and there are two slots
 * more each way; a message that is queued has 16 bytes in a ring beside its slot. In whole
 * granules. */
#define CHANNEL ((3 * 8 + 1 * 16 + 5 * 16 + 3 * 16 + 63) / 64 * 64)

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
static bool b_closes;

TEXT_OF(b) void b_main(void *ports)
{
    of_b = deed_open(((struct b_ports *)ports)->a, DEED_FOREVER);
    if (b_closes)
        deed_endpoint_drop(of_b);
    deed_sleep_until(deed_now() + 1000000000000);
}

/* The first object of the heap has the number that stands for none. */
TEXT_OF(tester) static void try_null(void)
{
    void *first = deed_take(64);

    equal(place_granule(first), 0, "the first object lies at place 0");
    deed_drop(NULL);
    equal(heap_owner(first), component_holder[TESTER], "dropping null leaves it alone");
    equal(component_objects[TESTER], 1, "and counts for nothing");
    deed_drop(first);
    equal(used(TESTER), 0, "and it returns");
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

/* Bytes that its budget is charged, with those that are kept for it. */
static uint64_t charged(uint32_t component)
{
    return heap_used(component_holder[component]);
}

/* A channel that was opened through a port, and is closed, is kept for the next time. */
TEXT_OF(tester) static void try_kept(struct tester_ports *ports)
{
    struct deed_endpoint *e, *first = deed_open(ports->a, DEED_FOREVER);
    uint32_t same = 0, fresh = 0, served = 0;

    let_go = true;
    for (uint32_t i = 0; i < 20; i++) {
        deed_send(first, EMPTY); /* the answer is never received */
        deed_endpoint_drop(first);
        AWAIT(used(TESTER) == 0);
        e = deed_open(ports->a, DEED_FOREVER);
        same += e == first;
        fresh += !endpoint_readable(endpoint_number(e)) && e->tag == 0;
        served += deed_call(e, EMPTY) == DONE;
    }
    equal(same, 20, "a port that is opened again has the same channel");
    equal(fresh, 20, "nothing of its last conversation is there");
    equal(served, 20, "and it works");
    deed_endpoint_drop(e);
    AWAIT(used(TESTER) == 0);
    equal(used(TESTER), 0, "closed, it is not in use");
    equal(charged(TESTER), CHANNEL, "but its queues are there, and paid for");
}

/* What is kept is in nobody's way. */
TEXT_OF(tester) static void try_kept_in_the_way(struct tester_ports *ports)
{
    static struct deed_endpoint *server[ENDPOINTS];
    struct uint8_vector *all = uint8_vector_take(BUDGET - sizeof(uint64_t));
    uint32_t made = 0;

    ok(all != NULL, "the whole budget can be had all the same");
    equal(charged(TESTER), BUDGET, "and no more than that");
    equal(component_channels[TESTER], 0, "what was kept is gone");
    deed_drop(all);
    deed_endpoint_drop(deed_open(ports->a, DEED_FOREVER));
    AWAIT(used(TESTER) == 0);
    equal(component_channels[TESTER], 1, "one is kept again");
    while (made < ENDPOINTS && (server[made] = deed_channel_take(CONTRACT_TRY)) != NULL)
        made++;
    equal(made, ENDPOINTS, "as many channels as it may have can be made all the same");
    while (made > 0) {
        deed_endpoint_drop(deed_channel_peer(server[--made]));
        deed_endpoint_drop(server[made]);
    }
    equal(charged(TESTER), 0, "and nothing is left of them");
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
    b_closes = true;
    of_b = NULL;
    deed_component_start(B);
    AWAIT(of_b != NULL && component_channels[B] == 1 && used(B) == 0);
    equal(charged(B), CHANNEL, "another one is kept for it");
    deed_component_stop(B);
    AWAIT(component_life[B] == LIFE_DOWN);
    equal(charged(B), 0, "it is gone with whom it was kept for");
    equal(component_channels[B], 0, "and so is the channel");
    ok(heap_balanced(), "the heap's books balance");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    try_null();
    try_opening(ports);
    try_kept(ports);
    try_kept_in_the_way(ports);
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
