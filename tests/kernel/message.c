/* Messages: order, queues, closing, endpoints on their way, sets, waiting for several. */
#include "raw.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);
COMPONENT(d);
COMPONENT(e);

struct tester_ports {
    struct deed_port *a, *b, *watch, *c, *d, *e, *a_too;
};
struct server_ports {
    struct deed_set *set;
};

/* a serves anybody and answers everything. */
static struct deed_endpoint *given; /* the last endpoint that a was passed */

TEXT_OF(a) static void a_answer(struct deed_set *set, struct deed_endpoint *e)
{
    switch (e->tag) {
    case DEED_TAG_CONNECTED: break;
    case DEED_TAG_CLOSED: deed_endpoint_drop(e); return;
    case MOVE:
        out(e)->first = in(e)->first;
        took(e);
        deed_send(e, MOVED);
        break;
    case PASS:
        given = in(e)->first;
        took(e);
        out(e)->first = NULL;
        deed_send(e, PASSED);
        break;
    case PUSH:
        if (deed_receive(e, DEED_FOREVER) != PUSH || deed_receive(e, DEED_FOREVER) != PUSH)
            return;
        deed_send(e, DONE);
        break;
    default: deed_send(e, DONE);
    }
    deed_set_put(set, e);
}

TEXT_OF(a) void a_main(void *ports)
{
    struct deed_set *set = ((struct server_ports *)ports)->set;

    for (;;)
        a_answer(set, deed_set_receive(set, DEED_FOREVER));
}

/* b serves one client at a time, and leaves after the second message of a conversation. */
TEXT_OF(b) void b_main(void *ports)
{
    struct deed_set *set = ((struct server_ports *)ports)->set;

    for (;;) {
        struct deed_endpoint *e = deed_set_receive(set, DEED_FOREVER);
        if (e->tag == EMPTY) {
            deed_send(e, DONE);
            deed_set_put(set, e);
            e = deed_set_receive(set, DEED_FOREVER);
            if (e->tag == PUSH)
                return;
        }
        if (e->tag == DEED_TAG_CLOSED)
            deed_endpoint_drop(e);
        else
            deed_set_put(set, e);
    }
}

/* c is no more urgent than who asks it, so it may be a hand-off; and leaves in its inbox what it
 * was given. */
TEXT_OF(c) void c_main(void *ports)
{
    struct deed_set *set = ((struct server_ports *)ports)->set;

    for (;;) {
        struct deed_endpoint *e = deed_set_receive(set, DEED_FOREVER);
        out(e)->first = NULL;
        if (e->tag == DEED_TAG_CLOSED) {
            deed_endpoint_drop(e);
            continue;
        }
        if (e->tag != DEED_TAG_CONNECTED)
            deed_send(e, e->tag == MOVE ? MOVED : DONE);
        deed_set_put(set, e);
    }
}

/* As contracts/Interrupt.contract, where two messages may cross each other. */
enum { RAISED, ACK, HOLD, HELD, RETURN };

static volatile uint32_t crossed; /* what d heard behind what it said */

TEXT_OF(d) void d_main(void *ports)
{
    struct deed_endpoint *e = deed_set_receive(((struct server_ports *)ports)->set, DEED_FOREVER);

    deed_send(e, RAISED);
    crossed = deed_receive(e, DEED_FOREVER);
    deed_receive(e, DEED_FOREVER);
    deed_endpoint_drop(e);
}

/* As contracts/Virtqueue.contract, where an answer may be waited for while the end is in a set. */
enum { OFFER, COLLECT, FINISHED, BUSY };

static volatile uint32_t came[2]; /* what e heard then */

TEXT_OF(e) void e_main(void *ports)
{
    struct deed_set *set = ((struct server_ports *)ports)->set;
    struct deed_endpoint *e = deed_set_receive(set, DEED_FOREVER);

    deed_receive(e, DEED_FOREVER);
    deed_receive(e, DEED_FOREVER);
    deed_set_put(set, e);
    came[0] = deed_call(e, BUSY);
    came[1] = deed_receive(e, DEED_FOREVER);
    deed_send(e, BUSY);
    while (deed_receive(e, DEED_FOREVER) != DEED_TAG_CLOSED)
        ;
    deed_endpoint_drop(e);
}

TEXT_OF(tester) static void try_calls(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->a, DEED_FOREVER);
    uint64_t used = deed_heap_used();
    struct uint8_vector *v = uint8_vector_take(100);

    ok(e != NULL, "a port opens");
    ok(deed_open(ports->a, DEED_NOW) == NULL, "the same port does not open twice");
    equal(deed_call(e, EMPTY), DONE, "a call is answered");
    v->at[99] = 7;
    out(e)->first = v;
    equal(deed_call_owned(e, MOVE), MOVED, "an object goes and comes back");
    ok(in(e)->first == v && v->at[99] == 7, "it is the same object");
    took(e);
    out(e)->first = v;
    deed_call(e, MOVE);
    deed_call(e, EMPTY);
    equal(deed_heap_used(), used, "an object that is left in the inbox is dropped");
    for (uint32_t i = 0; i < 3; i++) {
        out(e)->first = i == 1 ? NULL : uint8_vector_take(10);
        deed_send(e, PUSH);
    }
    equal(deed_receive(e, DEED_FOREVER), DONE, "three messages are answered by one");
    equal(deed_heap_used(), used, "what they carried is dropped by who left it there");
    deed_endpoint_drop(e);
    equal(deed_heap_used(), 0, "a channel that both ends dropped costs nothing");
    equal(owned_endpoints(0), 0, "and no endpoint is left");
}

TEXT_OF(tester) static void try_channels(struct tester_ports *ports)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY);
    struct deed_endpoint *c = deed_channel_peer(s);
    struct deed_endpoint *e = deed_open(ports->a, DEED_FOREVER);

    ok(s && c, "a channel of one's own");
    equal(deed_peer_component(s), 0, "at its other end is oneself");
    equal(deed_peer_component(e), 1, "at that of an opened one its server");
    ok(deed_channel_peer(s) == NULL, "its client end comes once");
    deed_send(c, EMPTY);
    equal(deed_receive(s, DEED_FOREVER), EMPTY, "a message to oneself");
    deed_send(s, DONE);
    deed_endpoint_drop(s);
    equal(deed_receive(c, DEED_FOREVER), DONE, "what was queued arrives,");
    equal(deed_receive(c, DEED_FOREVER), DEED_TAG_CLOSED, "then closed");
    equal(deed_receive(c, DEED_FOREVER), DEED_TAG_CLOSED, "and closed again");
    out(c)->first = uint8_vector_take(10);
    deed_send(c, MOVE);
    deed_endpoint_drop(c);
    s = deed_channel_take(CONTRACT_TRY);
    c = deed_channel_peer(s);
    out(e)->first = c;
    equal(deed_call(e, PASS), PASSED, "an endpoint is passed on");
    ok(given == c, "it arrives");
    equal(deed_peer_component(s), 1, "and who has it now is told");
    equal(owned_endpoints(0), 2, "it is no longer the sender's");
    deed_component_stop(1);
    equal(deed_receive(s, DEED_FOREVER), DEED_TAG_CLOSED, "its new owner stops: closed");
    equal(deed_peer_component(s), DEED_NOBODY, "and nobody is there");
    equal(deed_receive(e, DEED_FOREVER), DEED_TAG_CLOSED, "on every endpoint");
    deed_endpoint_drop(e);
    deed_endpoint_drop(s);
    equal(deed_heap_used(), 0, "nothing is left");
}

/* A client end of a derived contract is one of its base, and of the base's base. */
TEXT_OF(tester) static void try_derived(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->a, DEED_FOREVER);

    for (uint32_t contract = CONTRACT_MORE; contract <= CONTRACT_MOST; contract++) {
        struct deed_endpoint *s = deed_channel_take(contract), *c = deed_channel_peer(s);
        deed_send(c, EMPTY);
        deed_receive(s, DEED_FOREVER);
        deed_send(s, DONE);
        equal(deed_receive(c, DEED_FOREVER), DONE, "a derived contract speaks as its base does");
        out(e)->first = c;
        equal(deed_call(e, PASS), PASSED, "its client end goes where one of the base is expected");
        ok(given == c && endpoint_face[c->index].owner == 1, "it arrives");
        deed_endpoint_drop(s);
        deed_component_stop(1);
        equal(deed_receive(e, DEED_FOREVER), DEED_TAG_CLOSED, "its new owner stops");
        deed_endpoint_drop(e);
        e = deed_open(ports->a, DEED_FOREVER);
    }
    deed_endpoint_drop(e);
    equal(deed_heap_used(), 0, "nothing is left");
}

/* An endpoint in a queue in a queue: dropping the outer one closes the inner one. */
TEXT_OF(tester) static void try_nesting(void)
{
    struct deed_endpoint *s1 = deed_channel_take(CONTRACT_TRY), *c1 = deed_channel_peer(s1);
    struct deed_endpoint *s2 = deed_channel_take(CONTRACT_TRY), *c2 = deed_channel_peer(s2);
    struct deed_endpoint *s3 = deed_channel_take(CONTRACT_TRY), *c3 = deed_channel_peer(s3);

    out(c1)->first = c2;
    deed_send(c1, PASS);
    out(s2)->first = NULL;
    deed_endpoint_drop(s1);
    equal(deed_receive(s2, DEED_FOREVER), DEED_TAG_CLOSED, "an endpoint in a dropped queue closes");
    deed_endpoint_drop(s2);
    deed_endpoint_drop(c1);
    deed_endpoint_drop(s3);
    deed_endpoint_drop(c3);
    s1 = deed_channel_take(CONTRACT_TRY);
    c1 = deed_channel_peer(s1);
    s2 = deed_channel_take(CONTRACT_TRY);
    deed_endpoint_drop(c1);
    deed_endpoint_drop(s1);
    deed_endpoint_drop(s2);
    equal(deed_heap_used(), 0, "a client end that nobody asked for goes with its server end");
    equal(owned_endpoints(0), 0, "no endpoint is left");
    ok(heap_balanced(), "the heap's books balance");
}

/* Who has the port cuts the channel, whoever has its ends. */
TEXT_OF(tester) static void try_revoking(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->a, DEED_FOREVER);
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = deed_channel_peer(s), *later;

    deed_revoke(ports->a);
    equal(deed_receive(e, DEED_FOREVER), DEED_TAG_CLOSED, "a channel that is cut: closed");
    out(e)->first = uint8_vector_take(1000);
    deed_send(e, MOVE);
    ok(deed_heap_used() < 1000, "what is sent behind it is dropped");
    later = deed_open(ports->a, DEED_FOREVER);
    equal(deed_call(later, EMPTY), DONE, "the port opens anew, and there is an answer");
    deed_endpoint_drop(e);
    ok(deed_open(ports->a, DEED_NOW) == NULL, "the old end is no matter of the port's any more");
    deed_send(later, EMPTY);
    AWAIT(endpoint_queued(later->index) != 0);
    deed_revoke(ports->a);
    equal(deed_receive(later, DEED_FOREVER), DONE, "what was under way arrives,");
    equal(deed_receive(later, DEED_FOREVER), DEED_TAG_CLOSED, "then closed");
    deed_endpoint_drop(later);
    e = deed_open(ports->a, DEED_FOREVER);
    out(c)->first = e;
    deed_send(c, PASS);
    deed_revoke(ports->a);
    equal(deed_receive(s, DEED_FOREVER), PASS, "a cut end travels on");
    took(s);
    equal(deed_receive(e, DEED_FOREVER), DEED_TAG_CLOSED, "and is closed where it arrives");
    deed_endpoint_drop(e);
    deed_endpoint_drop(s);
    deed_endpoint_drop(c);
    e = deed_open(ports->watch, DEED_FOREVER);
    deed_revoke(ports->watch);
    equal(deed_receive(e, DEED_FOREVER), DEED_TAG_CLOSED, "what the kernel serves is cut, too,");
    later = deed_open(ports->watch, DEED_FOREVER);
    ok(later != NULL, "and opened anew");
    deed_endpoint_drop(e);
    deed_component_stop(2);
    equal(deed_receive(later, DEED_FOREVER), 0, "and tells of deaths");
    deed_endpoint_drop(later);
    equal(deed_component_start(2), deed_ok, "one starts again");
    deed_revoke(ports->a);
    equal(deed_heap_used(), 0, "nothing is left, and nothing to cut");
    equal(owned_endpoints(0), 0, "no endpoint is left");
    equal(owned_endpoints(1), 0, "nor on the other side");
}

TEXT_OF(tester) static void try_waiting(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->a, DEED_FOREVER);
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = deed_channel_peer(s);
    uint64_t start = deed_now();

    equal(deed_wait2(e, s, DEED_NOW), 2, "nothing there");
    equal(deed_wait2(e, s, start + 3000000), 2, "nothing there at the deadline");
    ok(deed_now() >= start + 3000000, "which was waited for");
    deed_send(c, EMPTY);
    equal(deed_wait2(e, s, DEED_FOREVER), 1, "the second has something");
    deed_send(e, EMPTY);
    AWAIT(endpoint_queued(e->index) != 0);
    equal(deed_wait3(c, e, s, DEED_FOREVER), 1, "the first that has something counts");
    deed_receive(e, DEED_FOREVER);
    deed_receive(s, DEED_FOREVER);
    equal(deed_receive(e, deed_now() + 1000000), DEED_TAG_TIMEOUT, "a receive times out");
    equal(deed_receive(e, DEED_NOW), DEED_TAG_TIMEOUT, "or does not wait at all");
    deed_endpoint_drop(c);
    equal(deed_wait2(s, e, DEED_FOREVER), 0, "closed is something, too");
    deed_endpoint_drop(s);
    deed_endpoint_drop(e);
}

TEXT_OF(tester) static void try_single(struct tester_ports *ports)
{
    struct deed_endpoint *w = deed_open(ports->watch, DEED_FOREVER);
    struct deed_endpoint *e = deed_open(ports->b, DEED_FOREVER);
    struct death death;

    equal(deed_call(e, EMPTY), DONE, "a port for one client at a time answers");
    deed_endpoint_drop(e);
    e = deed_open(ports->b, deed_now() + 1000000000);
    ok(e != NULL, "and the next one when that is gone");
    deed_call(e, EMPTY);
    out(e)->first = NULL;
    deed_send(e, PUSH);
    death = next_death(w);
    equal(death.component, 2, "main returns: the watcher hears who");
    equal(death.reason, deed_reason_exit, "and why");
    equal(deed_receive(e, DEED_FOREVER), DEED_TAG_CLOSED, "its client hears closed");
    deed_endpoint_drop(e);
    ok(deed_open(ports->b, DEED_NOW) == NULL, "a server that is down does not answer");
    ok(deed_open(ports->b, deed_now() + 1000000) == NULL, "not until the deadline either");
    equal(deed_component_start(2), deed_ok, "it is started");
    e = deed_open(ports->b, DEED_FOREVER);
    equal(deed_call(e, EMPTY), DONE, "and answers");
    deed_endpoint_drop(e);
    deed_endpoint_drop(w);
}

/* What is left in the inbox of an end goes when the end goes into a set. */
TEXT_OF(tester) static void try_leaving(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->c, DEED_FOREVER);
    uint64_t used = deed_heap_used();

    out(e)->first = uint8_vector_take(1000);
    equal(deed_call_owned(e, MOVE), MOVED, "an object goes to a server,");
    equal(deed_call(e, EMPTY), DONE, "which has put the end into its set meanwhile,");
    equal(deed_heap_used(), used, "and with it the object that it left there");
    deed_endpoint_drop(e);
    AWAIT(owned_endpoints(3) == 0);
}

/* One message waits to be received, and there is a hand-off: that is not the same as neither. */
TEXT_OF(tester) static void try_crossing(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->c, DEED_FOREVER);
    struct deed_endpoint *c = deed_open(ports->d, DEED_FOREVER);

    equal(endpoint_queued(c->index), 1, "one message waits to be received");
    deed_send(e, EMPTY);
    for (uint32_t i = 0; i < 100 && core.kept == 0; i++) {
        deed_receive(e, DEED_FOREVER);
        deed_send(e, EMPTY);
    }
    equal(deed_call_bare(c, HOLD), RAISED, "it is received by a call that crosses it,");
    equal(crossed, HOLD, "which the other one has heard");
    equal(deed_receive(e, DEED_FOREVER), DONE, "the hand-off has answered");
    deed_send_bare(c, RETURN);
    equal(deed_receive(c, DEED_FOREVER), DEED_TAG_CLOSED, "both are in the same state");
    deed_endpoint_drop(c);
    deed_endpoint_drop(e);
    AWAIT(owned_endpoints(3) == 0);
}

/* Who waits for an answer at an end that it has put into a set hears everything in its order. */
TEXT_OF(tester) static void try_order_in_set(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->e, DEED_FOREVER);
    struct deed_set *set = deed_set_take();

    out(e)->first = out(e)->second = NULL;
    deed_send(e, OFFER);
    equal(deed_call(e, COLLECT), BUSY, "an answer from an end that is in a set");
    out(e)->first = out(e)->second = NULL;
    deed_send(e, OFFER);
    ok(deed_set_reply(set, e, COLLECT) == e && e->tag == BUSY, "and another one");
    equal(came[0], OFFER, "who waited there heard what was said first,");
    equal(came[1], COLLECT, "and then what was said next");
    deed_endpoint_drop(e);
    while (deed_set_drop(set))
        ;
}

/* A client end of one's own, in whose inbox another one is left. */
TEXT_OF(tester)
static struct deed_endpoint *with_inside(struct deed_endpoint *s, struct deed_endpoint *inside)
{
    struct deed_endpoint *c = deed_channel_peer(s);
    struct deed_endpoint *s2 = deed_channel_take(CONTRACT_TRY);

    out(c)->first = deed_channel_peer(s2);
    deed_send(c, PASS);
    deed_receive(s, DEED_FOREVER);
    deed_endpoint_drop(s2);
    out(s)->first = inside;
    deed_send(s, PASSED);
    deed_receive(c, DEED_FOREVER);
    return c;
}

/* An end is given to a server, and with it goes what was left in its inbox: an end that the same
 * server has the other side of. */
TEXT_OF(tester) static void try_passing_full(struct tester_ports *ports)
{
    struct deed_endpoint *e = deed_open(ports->a, DEED_FOREVER);
    struct deed_endpoint *other = deed_open(ports->a_too, DEED_FOREVER);
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = with_inside(s, other);

    out(e)->first = c;
    deed_send(e, PASS);
    equal(deed_receive(e, DEED_FOREVER), PASSED, "an end is passed on with another one inside,");
    ok(given == c && endpoint_face[c->index].owner == 1, "it arrives,");
    equal(endpoint_face[other->index].owner, NOBODY, "the other one is closed,");
    equal(deed_call(e, EMPTY), DONE, "and the server goes on");
    deed_endpoint_drop(s);
    deed_component_stop(1);
    equal(deed_receive(e, DEED_FOREVER), DEED_TAG_CLOSED, "until it is stopped");
    deed_endpoint_drop(e);
    AWAIT(component_life[1] == LIFE_UP);
}

/* Nobody can drop an end twice by what it writes into an inbox. */
TEXT_OF(tester) static void try_dropping_inside(struct tester_ports *ports)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c, *listed[2];
    struct deed_endpoint *e = deed_open(ports->a, DEED_FOREVER);
    struct deed_set *set = deed_set_take();

    c = with_inside(s, e);
    in(c)->first = c;
    deed_endpoint_drop(s);
    deed_endpoint_drop(c);
    deed_endpoint_drop(e);
    s = deed_channel_take(CONTRACT_TRY);
    c = deed_channel_take(CONTRACT_TRY);
    ok(s != c, "an end that lies in its own inbox is dropped once");
    deed_endpoint_drop(c);
    c = with_inside(s, NULL);
    for (uint32_t i = 0; i < 2; i++) {
        listed[i] = deed_channel_take(CONTRACT_TRY);
        deed_send(deed_channel_peer(listed[i]), EMPTY);
        deed_set_put(set, listed[i]);
    }
    in(c)->first = listed[0];
    equal(deed_receive(c, DEED_NOW), DEED_TAG_TIMEOUT, "what is in a set is not dropped");
    ok(deed_set_receive(set, DEED_NOW) == listed[0], "from an inbox: the set still has it,");
    ok(deed_set_receive(set, DEED_NOW) == listed[1], "and what is behind it");
    for (uint32_t i = 0; i < 2; i++) {
        deed_endpoint_drop(&endpoint_face[endpoint_peer(listed[i]->index)].seen);
        deed_endpoint_drop(listed[i]);
    }
    while (deed_set_drop(set))
        ;
    deed_endpoint_drop(s);
    deed_endpoint_drop(c);
}

TEXT_OF(tester) void tester_main(void *ports)
{
    try_calls(ports);
    try_channels(ports);
    try_derived(ports);
    try_nesting();
    try_revoking(ports);
    try_waiting(ports);
    try_single(ports);
    try_leaving(ports);
    try_crossing(ports);
    try_order_in_set(ports);
    try_passing_full(ports);
    try_dropping_inside(ports);
    equal(deed_heap_used(), 0, "nothing is charged in the end");
    done();
}

#define USES_OF(contract)   {"uses", 0, 0, PORT_TABLE_USES, 0, 0, 0, contract, 0, 0, 0}
#define SERVES_OF(contract) {"serves", 0, 0, PORT_TABLE_SERVES, 1, READY, 0, contract, 0, 0, 0}
static const struct port_table tester_table[] = {
    USES, USES, WATCHES, USES, USES_OF(CONTRACT_INTERRUPT), USES_OF(CONTRACT_QUEUE), USES};
static const struct port_table a_table[] = {SERVES(1)};
static const struct port_table b_table[] = {SERVES(0)};
static const struct port_table d_table[] = {SERVES_OF(CONTRACT_INTERRUPT)};
static const struct port_table e_table[] = {SERVES_OF(CONTRACT_QUEUE)};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 5, RESTART_POLICY_NEVER, 0),
    ENTRY(a, a_table, 7, RESTART_POLICY_ALWAYS, 0),
    ENTRY(b, b_table, 7, RESTART_POLICY_NEVER, 0),
    ENTRY(c, a_table, 5, RESTART_POLICY_NEVER, 0),
    ENTRY(d, d_table, 7, RESTART_POLICY_NEVER, 0),
    ENTRY(e, e_table, 7, RESTART_POLICY_NEVER, 0),
};
const uint32_t deed_component_total = 6;
const struct connection_table deed_connections[] = {{0, 0, 1, 0}, {0, 1, 2, 0}, {0, 3, 3, 0},
                                                    {0, 4, 4, 0}, {0, 5, 5, 0}, {0, 6, 1, 0}};
const uint32_t deed_connection_total = 6;
const char deed_system_name[] = "message";
