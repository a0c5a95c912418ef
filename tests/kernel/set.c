/* Sets that components make: many sources and one who waits, their end, and the end of who made
 * them. */
#include "raw.h"

#include "kernel/set.h"

COMPONENT(tester);
COMPONENT(a);

#define MEMBERS 24
#define SETS    64 /* as many as endpoints, see ENTRY */

struct tester_ports {
    struct deed_port *watch;
};

static struct deed_endpoint *server[MEMBERS], *client[MEMBERS];

TEXT_OF(tester) static void open_all(void)
{
    for (uint32_t i = 0; i < MEMBERS; i++) {
        server[i] = deed_channel_take(CONTRACT_TRY);
        client[i] = deed_channel_peer(server[i]);
    }
}

TEXT_OF(tester) static void drop_servers(void)
{
    for (uint32_t i = 0; i < MEMBERS; i++)
        deed_endpoint_drop(server[i]);
}

TEXT_OF(tester) static bool nothing_left(void)
{
    return owned_endpoints(0) == 0 && deed_heap_used() == 0 && heap_balanced() && set_bytes(0) == 0;
}

/* Dropped on to the end; in how many steps? */
TEXT_OF(tester) static uint32_t drop_set(struct deed_set *set)
{
    uint32_t steps = 1;

    while (deed_set_drop(set))
        steps++;
    return steps;
}

TEXT_OF(tester) static void try_clients(void)
{
    struct deed_set *set = deed_set_take();
    uint32_t answers = 0, last = 0;

    ok(set != NULL, "a set is made");
    ok(deed_set_receive(set, DEED_NOW) == NULL, "nothing comes out of an empty one");
    ok(deed_set_receive(set, deed_now() + 1000000) == NULL, "not until a deadline either");
    open_all();
    for (uint32_t i = 0; i < MEMBERS; i++) {
        deed_send(client[i], EMPTY);
        deed_set_put(set, client[i]);
    }
    equal(deed_wait2(server[3], set, DEED_FOREVER), 0, "the questions are there, the answers not");
    for (uint32_t i = MEMBERS; i-- > 0;) {
        deed_receive(server[i], DEED_FOREVER);
        deed_send(server[i], DONE);
    }
    equal(deed_wait2(server[3], set, DEED_FOREVER), 1, "then the answers are there");
    for (uint32_t i = MEMBERS; i-- > 0;) {
        struct deed_endpoint *e = deed_set_receive(set, DEED_NOW);
        answers += e == client[i] && e->tag == DONE;
        last = e == NULL ? last : e->index;
    }
    equal(answers, MEMBERS, "all come out, in the order in which they were answered");
    equal(last, client[0]->index, "the first that was asked comes last");
    ok(deed_set_receive(set, DEED_NOW) == NULL, "and no more");
    for (uint32_t i = 0; i < MEMBERS; i++)
        deed_set_put(set, client[i]);
    ok(drop_set(set) >= MEMBERS, "a full set is dropped in steps");
    for (uint32_t i = 0; i < MEMBERS; i++)
        answers -= deed_receive(server[i], DEED_NOW) == DEED_TAG_CLOSED;
    equal(answers, 0, "every peer hears closed");
    drop_servers();
    ok(nothing_left(), "nothing is left of it");
}

/* Answers with objects, and with the ends of other members, are under way when the set goes. */
TEXT_OF(tester) static void try_full_queues(void)
{
    struct deed_set *set = deed_set_take();

    open_all();
    for (uint32_t i = 0; i < MEMBERS; i++) {
        out(client[i])->first = uint8_vector_take(100);
        deed_send(client[i], MOVE);
        deed_receive(server[i], DEED_FOREVER);
        out(server[i])->first = in(server[i])->first;
        took(server[i]);
        deed_send(server[i], MOVED);
        deed_set_put(set, client[i]);
    }
    for (uint32_t i = 0; i < MEMBERS; i++) {
        struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY);
        deed_endpoint_drop(deed_channel_peer(s));
        deed_set_put(set, s); /* closed is something to receive */
    }
    drop_servers();
    drop_set(set);
    ok(nothing_left(), "queues of members go with the set");
    set = deed_set_take();
    open_all();
    for (uint32_t i = 0; i < MEMBERS; i += 2) {
        out(client[i])->first = client[i + 1];
        deed_send(client[i], PASS);
        deed_set_put(set, server[i + 1]);
        deed_set_put(set, server[i]);
        deed_endpoint_drop(client[i]);
    }
    drop_set(set);
    ok(nothing_left(), "and what they carry, be it the other end of a member");
}

TEXT_OF(tester) static void try_budget(void)
{
    struct deed_set *sets[SETS];
    uint32_t count = 0;

    while (count < SETS && (sets[count] = deed_set_take()) != NULL)
        count++;
    equal(count, SETS, "a component makes as many sets as it may have endpoints");
    ok(deed_set_take() == NULL, "and not one more");
    ok(drop_set(sets[7]) < MEMBERS, "an empty one is gone soon");
    sets[7] = deed_set_take();
    ok(sets[7] != NULL, "one that is dropped may be made again");
    for (uint32_t i = 0; i < SETS; i++)
        drop_set(sets[i]);
    ok(nothing_left(), "nothing is left of them");
}

static uint32_t stop_at; /* steps of a drop after which a is stopped */
static bool is_full;

/* a fills sets, then waits; or drops one, so many steps. */
TEXT_OF(a) void a_main(void *ports)
{
    struct deed_set *set = NULL;
    (void)ports;

    for (uint32_t i = 0; i < 20; i++) {
        struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = deed_channel_peer(s);
        if (i % 5 == 0)
            set = deed_set_take();
        out(c)->first = uint8_vector_take(64);
        deed_send(c, MOVE);
        deed_set_put(set, s);
        deed_set_put(set, c);
    }
    for (uint32_t i = 0; i < stop_at; i++)
        deed_set_drop(set);
    is_full = true;
    deed_set_receive(set == NULL || stop_at ? deed_set_take() : set, DEED_FOREVER);
    deed_sleep_until(DEED_FOREVER);
}

TEXT_OF(tester) static void try_death(struct tester_ports *ports)
{
    struct deed_endpoint *watch = deed_open(ports->watch, DEED_FOREVER);
    uint64_t used = deed_heap_used();

    for (stop_at = 0; stop_at < 14; stop_at++) {
        is_full = false;
        deed_component_start(1);
        AWAIT(is_full);
        ok(is_full && set_bytes(1) > 0 && owned_endpoints(1) > 0, "its sets are full");
        deed_component_stop(1);
        next_death(watch);
        AWAIT(component_life[1] == LIFE_DOWN && heap_used(component_holder[1]) == 0);
        ok(set_bytes(1) == 0 && owned_endpoints(1) == 0 && heap_balanced() &&
               heap_used(component_holder[1]) == 0 && deed_heap_used() == used,
           "it stops, and nothing of them is left");
    }
    deed_endpoint_drop(watch);
}

TEXT_OF(tester) void tester_main(void *ports)
{
    try_clients();
    try_full_queues();
    try_budget();
    try_death(ports);
    ok(nothing_left(), "nothing is charged in the end");
    done();
}

static const struct port_table tester_table[] = {WATCHES};
static const struct port_table a_table[] = {SERVES(1)};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 5, RESTART_POLICY_NEVER, 0),
    ENTRY(a, a_table, 7, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = 2;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "set";
