/* A client, and then its server, stopped at every instruction (or every STEPth) of a conversation
 * that uses everything: whatever the moment, nothing is lost and nothing is left. Needs -icount
 * shift=0, where a nanosecond is an instruction. */
#include "raw.h"

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
    in(e)->first = NULL;
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

TEXT_OF(a) void a_main(void *ports)
{
    struct deed_endpoint *e;

    begun = true;
    e = deed_open(((struct a_ports *)ports)->b, DEED_FOREVER);
    if (talk(e)) {
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
        in(e)->first = NULL;
        return deed_set_reply(set, e, MOVED);
    case PASS:
        passed = in(e)->first;
        in(e)->first = NULL;
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
                component_endpoints[2] == 0 && component_channels[1] == 0 &&
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

TEXT_OF(tester) static void storm(uint32_t victim, uint64_t taken, const char *name)
{
    uint32_t dirty = 0, down = 0, stops = 0;
    uint64_t delay = 0;

    while (!stop_after(victim, delay)) {
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
    ok(delay > 1000, name);
    equal(dirty, 0, "nothing lost, nothing left");
    equal(down, 0, "what restarts is back, what does not is down");
    ok(clean(taken, true), "the books balance at the end");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    uint64_t taken;

    (void)ports;
    deed_now();
    for (uint32_t i = 0; i < 3; i++) {
        stop_after(1, 100000);
        stop_after(2, 100);
    }
    deed_sleep_until(deed_now() + 5 * MS);
    taken = heap_bytes_taken();
    ok(finished > 0, "the conversation comes to its end");
    storm(1, taken, "the client stops wherever it is");
    storm(2, taken, "its server stops wherever it is");
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
