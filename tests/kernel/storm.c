/* A client, and then its server, stopped at every instruction (or every STEPth) of conversations
 * that use everything: calls, owned objects and endpoints, queues; then frozen objects, time-outs,
 * sets that a component makes, a connection that is cut. Then the client is stopped at every
 * instruction of its server's recovery, and is started and stopped at every one of its own.
 * Whatever the moment, nothing is lost and nothing is left. Needs -icount shift=0, where a
 * nanosecond is an instruction. */
#include "raw.h"

#include "kernel/set.h"

#ifndef STEP
#define STEP 1
#endif

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);

struct tester_ports {
    struct deed_port *watch;
};
struct a_ports {
    struct deed_port *b;
};
struct b_ports {
    struct deed_set *set;
};

#define MS 1000000ull

static volatile uint32_t finished; /* conversations that came to their end */
static volatile bool begun;
static volatile bool other; /* the second conversation */

/* One step: the answer, or false if the server is gone. */
TEXT_OF(a)
static bool ask(struct deed_endpoint *e, uint32_t tag, void *first, void *second, uint32_t answer)
{
    out(e)->first = first;
    if (tag == TWO)
        out(e)->second = second;
    return deed_call(e, tag) == answer;
}

TEXT_OF(a) static bool talk(struct deed_endpoint *e)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = deed_channel_peer(s);
    struct uint8_vector *v = uint8_vector_take(200);

    if (!ask(e, EMPTY, NULL, NULL, DONE) || !ask(e, MOVE, v, NULL, MOVED))
        return false;
    v = in(e)->first;
    took(e);
    if (!ask(e, PASS, c, NULL, PASSED) || deed_receive(s, DEED_FOREVER) != EMPTY)
        return false;
    deed_send(s, DONE);
    if (deed_receive(s, DEED_FOREVER) != DEED_TAG_CLOSED)
        return false;
    deed_endpoint_drop(s);
    if (!ask(e, TWO, v, deed_take(64), DONE))
        return false;
    for (uint32_t i = 0; i < 3; i++) {
        out(e)->first = deed_take(5000);
        deed_send(e, PUSH);
    }
    return deed_receive(e, DEED_FOREVER) == DONE;
}

/* Frozen: three handles to one vector, of which two go in a message and one is dropped. Nothing
 * comes before a deadline that is over, nor before one that is near. */
TEXT_OF(a) static bool talk_frozen(struct deed_endpoint *e)
{
    struct uint8_frozen *first = uint8_vector_freeze(uint8_vector_take(100));
    struct uint8_frozen *second = uint8_frozen_share(first), *third = uint8_frozen_share(first);

    deed_drop(second);
    if (!ask(e, TWO, first, third, DONE) || deed_receive(e, DEED_NOW) != DEED_TAG_TIMEOUT)
        return false;
    return deed_receive(e, deed_now() + 200) == DEED_TAG_TIMEOUT;
}

/* From a set into another, and one that is dropped with what is in it. */
TEXT_OF(a) static bool talk_of_sets(struct deed_endpoint *e)
{
    struct deed_set *set = deed_set_take(), *next = deed_set_take();
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = deed_channel_peer(s);

    deed_set_put(set, s);
    out(e)->first = c;
    deed_send(e, PASS);
    if (deed_wait2(set, next, DEED_FOREVER) != 0 ||
        (s = deed_set_receive(set, DEED_FOREVER))->tag != EMPTY)
        return false;
    s = deed_set_reply_bare(set, s, DONE);
    if (s->tag != DEED_TAG_CLOSED || deed_receive(e, DEED_FOREVER) != PASSED)
        return false;
    deed_endpoint_drop(s);
    s = deed_channel_take(CONTRACT_TRY);
    deed_set_put(set, s);
    deed_endpoint_drop(deed_channel_peer(s));
    deed_set_put(next, deed_channel_take(CONTRACT_TRY));
    s = deed_set_receive(set, deed_now() + 200);
    if (s)
        deed_endpoint_drop(s);
    while (deed_set_drop(next))
        ;
    while (deed_set_drop(set))
        ;
    return true;
}

TEXT_OF(a) void a_main(void *ports)
{
    struct deed_port *b = ((struct a_ports *)ports)->b;
    struct deed_endpoint *e;

    begun = true;
    e = deed_open(b, DEED_FOREVER);
    if (other && talk_frozen(e) && talk_of_sets(e)) {
        deed_revoke(b);
        if (deed_receive(e, DEED_FOREVER) == DEED_TAG_CLOSED)
            finished++;
        deed_endpoint_drop(e);
    } else if (!other && talk(e)) {
        deed_endpoint_drop(e);
        finished++;
    }
    deed_sleep_until(DEED_FOREVER);
}

/* The next one that has something. */
TEXT_OF(b)
static struct deed_endpoint *serve(struct deed_set *set, struct deed_endpoint *e)
{
    struct deed_endpoint *passed;

    switch (e->tag) {
    case DEED_TAG_CONNECTED: break;
    case DEED_TAG_CLOSED: deed_endpoint_drop(e); return deed_set_receive(set, DEED_FOREVER);
    case EMPTY: return deed_set_reply_bare(set, e, DONE);
    case MOVE:
        out(e)->first = in(e)->first;
        took(e);
        return deed_set_reply(set, e, MOVED);
    case PASS:
        passed = in(e)->first;
        took(e);
        out(e)->first = NULL;
        deed_send(e, PASSED);
        deed_call(passed, EMPTY);
        deed_endpoint_drop(passed);
        break;
    case TWO: deed_send(e, DONE); break;
    case PUSH:
        if (deed_receive(e, DEED_FOREVER) == PUSH && deed_receive(e, DEED_FOREVER) == PUSH)
            deed_send(e, DONE);
        break;
    default: break;
    }
    deed_set_put(set, e);
    return deed_set_receive(set, DEED_FOREVER);
}

TEXT_OF(b) void b_main(void *ports)
{
    struct deed_set *set = ((struct b_ports *)ports)->set;
    struct deed_endpoint *e = deed_set_receive(set, DEED_FOREVER);

    for (;;)
        e = serve(set, e);
}

/* Is everything as it was before the conversation? */
TEXT_OF(tester) static bool clean(uint64_t taken, bool thorough)
{
    bool good = component_objects[1] == 0 && component_objects[2] == 0 &&
                component_objects[FLYING] == 0 && component_endpoints[1] == 0 &&
                component_endpoints[2] == 0 && component_channels[1] == 0 && set_bytes(1) == 0 &&
                heap_used(component_holder[1]) == 0 && heap_used(component_holder[2]) == 0;

    if (thorough)
        good = good && heap_bytes_taken() == taken && heap_balanced() && owned_endpoints(1) == 0 &&
               owned_endpoints(2) == 0 && owned_endpoints(FLYING) == 0;
    return good;
}

/* Stop `victim` this long after the client began; true if the conversation had ended before. */
TEXT_OF(tester) static bool stop_after(uint32_t victim, uint64_t delay)
{
    uint32_t before = finished;

    begun = false;
    deed_component_start(1);
    deed_sleep_until(deed_now() + 3000 + delay);
    if (finished != before)
        victim = 1;
    deed_component_stop(victim);
    if (victim == 2) {
        deed_sleep_until(deed_now() + 2 * MS); /* b is back */
        deed_component_stop(1);
    }
    deed_sleep_until(deed_now() + MS / 2);
    return finished != before;
}

/* Stop both in the midst of it, the client this long after its server; true if that one was back.
 */
TEXT_OF(tester) static bool stop_both(uint32_t midst, uint64_t delay)
{
    uint32_t restarts = component_restarts[2];
    bool over;

    deed_component_start(1);
    deed_sleep_until(deed_now() + 3000 + midst);
    deed_component_stop(2);
    deed_sleep_until(deed_now() + delay);
    over = component_restarts[2] != restarts;
    deed_component_stop(1);
    deed_sleep_until(deed_now() + 2 * MS);
    return over;
}

/* Stop the client in the midst of it, and this long afterwards start it, and stop it again; true if
 * it had been down. */
TEXT_OF(tester) static bool stop_again(uint32_t midst, uint64_t delay)
{
    bool over;

    deed_component_start(1);
    deed_sleep_until(deed_now() + 3000 + midst);
    deed_component_stop(1);
    deed_sleep_until(deed_now() + delay);
    over = component_life[1] == LIFE_DOWN;
    deed_component_start(1);
    deed_sleep_until(deed_now() + delay % 700);
    deed_component_stop(1);
    deed_sleep_until(deed_now() + 2 * MS);
    return over;
}

TEXT_OF(tester)
static void storm(bool (*stop)(uint32_t how, uint64_t delay), uint32_t how, uint64_t taken,
                  const char *name)
{
    uint32_t dirty = 0, down = 0, stops = 0;
    uint64_t delay = 0;

    while (!stop(how, delay)) {
        dirty += !clean(taken, delay % 64 == 0);
        down += component_life[1] != LIFE_DOWN || component_life[2] != LIFE_UP;
        delay += STEP;
        stops++;
    }
    print("# stops: ");
    print_number(stops);
    print(", recovered: ");
    print_number(stops - down);
    print(", with something lost or left: ");
    print_number(dirty);
    print("\n");
    ok(delay > 500, name);
    equal(dirty, 0, "nothing lost, nothing left");
    equal(down, 0, "what restarts is back, what does not is down");
    ok(clean(taken, true), "the books balance at the end");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    uint64_t taken;

    (void)ports;
    deed_now();
    for (uint32_t i = 0; i < 6; i++) {
        other = i % 2;
        stop_after(1, 100000);
        stop_after(2, 100);
    }
    deed_sleep_until(deed_now() + 5 * MS);
    taken = heap_bytes_taken();
    equal(finished, 6, "the conversations come to their ends");
    other = false;
    storm(stop_after, 1, taken, "the client stops wherever it is");
    storm(stop_after, 2, taken, "its server stops wherever it is");
    storm(stop_both, 1000, taken, "the client stops wherever its server's recovery is");
    storm(stop_both, 3000, taken, "it does so later in the conversation");
    storm(stop_again, 3000, taken, "it starts and stops wherever its own recovery is");
    storm(stop_again, 4000, taken, "it does so later in the conversation");
    other = true;
    storm(stop_after, 1, taken, "the client of frozen objects and sets stops wherever it is");
    storm(stop_after, 2, taken, "its server stops wherever it is");
    done();
}

static const struct port_table tester_table[] = {WATCHES};
static const struct port_table a_table[] = {USES};
static const struct port_table b_table[] = {SERVES(1)};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 9, RESTART_POLICY_NEVER, 0),
    ENTRY(a, a_table, 5, RESTART_POLICY_NEVER, 1),
    ENTRY(b, b_table, 5, RESTART_POLICY_ALWAYS, 0),
};
const uint32_t deed_component_total = 3;
const struct connection_table deed_connections[] = {{1, 0, 2, 0}};
const uint32_t deed_connection_total = 1;
const char deed_system_name[] = "storm";
