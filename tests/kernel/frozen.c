/* Frozen vectors: one to many receivers, the death of who froze it, of who has it, of a queue. */
#include "raw.h"

#include "kernel/object.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);

#define SIZE 5000u

struct tester_ports {
    struct deed_port *a, *b, *c;
};
struct server_ports {
    struct deed_set *set;
};

/* What a and b were sent and keep until they are asked for something else. */
static struct uint8_frozen *kept[2];

static inline void keep(struct deed_set *set, struct uint8_frozen **slot)
{
    struct deed_endpoint *e = deed_set_receive(set, DEED_FOREVER);

    switch (e->tag) {
    case DEED_TAG_CONNECTED: break;
    case DEED_TAG_CLOSED: deed_endpoint_drop(e); return;
    case MOVE:
        *slot = in(e)->first;
        took(e);
        out(e)->first = NULL;
        deed_send(e, MOVED);
        break;
    default:
        deed_drop(*slot);
        *slot = NULL;
        deed_send(e, DONE);
    }
    deed_set_put(set, e);
}

TEXT_OF(a) void a_main(void *ports)
{
    for (;;)
        keep(((struct server_ports *)ports)->set, &kept[0]);
}

TEXT_OF(b) void b_main(void *ports)
{
    for (;;)
        keep(((struct server_ports *)ports)->set, &kept[1]);
}

/* c freezes a vector of its own for whoever asks, and gives the only handle away. */
TEXT_OF(c) void c_main(void *ports)
{
    struct deed_set *set = ((struct server_ports *)ports)->set;

    for (;;) {
        struct deed_endpoint *e = deed_set_receive(set, DEED_FOREVER);
        if (e->tag == DEED_TAG_CLOSED) {
            deed_endpoint_drop(e);
            continue;
        }
        if (e->tag == MOVE) {
            struct uint8_vector *v = uint8_vector_take(SIZE);
            v->at[SIZE - 1] = 9;
            out(e)->first = uint8_vector_freeze(v);
            deed_send(e, MOVED);
        }
        deed_set_put(set, e);
    }
}

static uint64_t used_by(uint32_t component)
{
    return object_used(component);
}

/* What the tester is charged for a vector of SIZE and so many handles. */
#define CHARGE(handles) (8192u + 64u * (handles))

TEXT_OF(tester) static struct uint8_frozen *frozen(uint8_t last)
{
    struct uint8_vector *v = uint8_vector_take(SIZE);

    v->at[SIZE - 1] = last;
    return uint8_vector_freeze(v);
}

TEXT_OF(tester) static bool reads(const struct uint8_frozen *handle, uint8_t last)
{
    const struct uint8_vector *v = uint8_frozen_view(handle);

    return v->length == SIZE && v->at[SIZE - 1] == last;
}

TEXT_OF(tester) static void try_multicast(struct deed_endpoint *to_a, struct deed_endpoint *to_b)
{
    uint64_t used = deed_heap_used();
    uint32_t objects = component_objects[0];
    struct uint8_frozen *mine = frozen(7);

    equal(component_objects[0], objects + 1, "a handle is one object, the frozen vector none");
    out(to_a)->first = uint8_frozen_share(mine);
    equal(deed_call(to_a, MOVE), MOVED, "one goes to a");
    out(to_b)->first = uint8_frozen_share(mine);
    equal(deed_call(to_b, MOVE), MOVED, "one to b");
    ok(uint8_frozen_view(kept[0]) == uint8_frozen_view(mine) &&
           uint8_frozen_view(kept[1]) == uint8_frozen_view(mine),
       "all see the same vector: nothing was copied");
    equal(deed_heap_used() - used, CHARGE(3), "who took it pays, and for its handles");
    equal(used_by(1) + used_by(2), 0, "the receivers pay nothing");
    deed_drop(mine);
    ok(reads(kept[0], 7) && reads(kept[1], 7), "it is there when the first handle is gone");
    deed_call(to_a, EMPTY);
    ok(reads(kept[1], 7), "and when the second is");
    equal(deed_heap_used() - used, CHARGE(1), "still paid for");
    deed_call(to_b, EMPTY);
    equal(deed_heap_used(), used, "the last handle ends it");
    equal(component_objects[0], objects, "no object is left");
    ok(heap_balanced(), "the heap's books balance");
}

TEXT_OF(tester)
static void try_death_of_receivers(struct tester_ports *ports, struct deed_endpoint **to)
{
    uint64_t used = deed_heap_used();
    struct uint8_frozen *mine = frozen(8);

    for (uint32_t i = 0; i < 2; i++) {
        out(to[i])->first = uint8_frozen_share(mine);
        deed_call(to[i], MOVE);
    }
    deed_component_stop(1);
    AWAIT(component_life[1] == LIFE_UP);
    ok(reads(mine, 8) && reads(kept[1], 8), "a stops: the others read on");
    deed_drop(mine);
    ok(reads(kept[1], 8), "b reads on when it alone is left");
    deed_component_stop(2);
    AWAIT(component_life[2] == LIFE_UP && used_by(0) <= used);
    ok(deed_heap_used() <= used, "all who had it are dead: the sweep frees it");
    for (uint32_t i = 0; i < 2; i++) {
        kept[i] = NULL;
        deed_endpoint_drop(to[i]);
        to[i] = deed_open(i == 0 ? ports->a : ports->b, DEED_FOREVER);
    }
    ok(heap_balanced(), "the heap's books balance");
}

TEXT_OF(tester) static void try_death_of_freezer(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->c, DEED_FOREVER);
    struct uint8_frozen *mine;

    out(e)->first = uint8_vector_take(1);
    deed_call_owned(e, MOVE);
    mine = in(e)->first;
    took(e);
    equal(used_by(3), CHARGE(1), "c froze it, and pays");
    deed_component_stop(3);
    equal(deed_receive(e, DEED_FOREVER), DEED_TAG_CLOSED, "c stops");
    deed_endpoint_drop(e);
    AWAIT(component_life[3] == LIFE_UP);
    ok(reads(mine, 9), "what it froze is still there,");
    equal(used_by(3), CHARGE(1), "and charged to c, who is back");
    deed_drop(mine);
    equal(used_by(3), 0, "until it is dropped");
    ok(heap_balanced(), "the heap's books balance");
}

TEXT_OF(tester) static void queued(void)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = deed_channel_peer(s);
    uint64_t used = deed_heap_used();
    struct uint8_frozen *mine = frozen(1);

    for (uint32_t i = 0; i < 3; i++) {
        out(c)->first = i < 2 ? uint8_frozen_share(mine) : mine;
        deed_send(c, PUSH);
    }
    equal(deed_heap_used() - used, CHARGE(3), "all handles lie in a queue");
    ok(heap_balanced(), "where the books balance");
    deed_receive(s, DEED_FOREVER);
    deed_endpoint_drop(s);
    equal(deed_heap_used(), used, "the queue is dropped with all of them");
    deed_endpoint_drop(c);
    ok(heap_balanced(), "the heap's books balance");
}

TEXT_OF(tester) static void try_poverty(void)
{
    static struct uint8_frozen *handles[BUDGET / 64];
    uint64_t used = deed_heap_used();
    struct uint8_frozen *mine = frozen(2);
    struct uint8_vector *poor = uint8_vector_take(1);
    uint32_t count = 0;

    while ((handles[count] = uint8_frozen_share(mine)) != NULL)
        count++;
    equal(deed_heap_used(), BUDGET, "handles until the budget is spent");
    ok(reads(mine, 2), "one that cannot be paid for is null, and that is all");
    ok(uint8_vector_freeze(poor) == NULL, "a vector whose handle cannot be paid for");
    equal(deed_heap_used(), BUDGET - 64, "is gone");
    ok(heap_balanced(), "the heap's books balance");
    while (count > 0)
        deed_drop(handles[--count]);
    deed_drop(mine);
    equal(deed_heap_used(), used, "all comes back");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    struct tester_ports *port = ports;
    struct deed_endpoint *to[2];

    to[0] = deed_open(port->a, DEED_FOREVER);
    to[1] = deed_open(port->b, DEED_FOREVER);
    try_multicast(to[0], to[1]);
    try_death_of_receivers(port, to);
    try_death_of_freezer(port);
    queued();
    try_poverty();
    deed_endpoint_drop(to[0]);
    deed_endpoint_drop(to[1]);
    equal(deed_heap_used(), 0, "nothing is charged in the end");
    equal(component_objects[0], 0, "and no object is left");
    ok(heap_balanced(), "the heap's books balance");
    done();
}

static const struct port_table tester_table[] = {USES, USES, USES};
static const struct port_table server_table[] = {SERVES(1)};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 5, RESTART_POLICY_NEVER, 0),
    ENTRY(a, server_table, 7, RESTART_POLICY_ALWAYS, 0),
    ENTRY(b, server_table, 7, RESTART_POLICY_ALWAYS, 0),
    ENTRY(c, server_table, 7, RESTART_POLICY_ALWAYS, 0),
};
const uint32_t deed_component_total = 4;
const struct connection_table deed_connections[] = {{0, 0, 1, 0}, {0, 1, 2, 0}, {0, 2, 3, 0}};
const uint32_t deed_connection_total = 3;
const char deed_system_name[] = "frozen";
