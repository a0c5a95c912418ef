/* Broken rules: what the checker refuses, an unchecked component does here, and the kernel blames
 * it, gives back all it had, and goes on. */
#include "raw.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);

struct tester_ports {
    struct deed_port *watch;
};
struct a_ports {
    struct deed_port *b, *b_too;
    struct deed_set *set;
    struct deed_ioports *io;
};
struct b_ports {
    struct deed_set *set;
};

enum attack {
    FOREIGN_ENDPOINT,
    CLOSED_ENDPOINT,
    ASK_FOREIGN_ENDPOINT,
    ASK_CLOSED_ENDPOINT,
    ASK_WILD_ENDPOINT,
    WILD_ENDPOINT,
    WRONG_STATE,
    WRONG_SIDE,
    WRONG_TAG,
    HUGE_TAG,
    CALL_OUT_OF_ORDER,
    CALL_WILD_ENDPOINT,
    CALL_FOREIGN_OBJECT,
    CALL_INNER_OBJECT,
    CALL_NULL_OBJECT,
    CALL_FROZEN_OBJECT,
    REPLY_OUT_OF_ORDER,
    REPLY_FOREIGN_ENDPOINT,
    REPLY_INTO_FOREIGN_SET,
    REPLY_INTO_WILD_SET,
    REPLY_WITH_OBJECT,
    NULL_CELL,
    FOREIGN_CELL,
    INNER_CELL,
    STACK_CELL,
    SAME_CELL_TWICE,
    CELL_GIVEN_BEFORE,
    ENDPOINT_THROUGH_ITSELF,
    ENDPOINT_IN_WRONG_STATE,
    ENDPOINT_OF_WRONG_SIDE,
    DERIVED_IN_WRONG_STATE,
    DERIVED_IN_STATE_OF_ITS_OWN,
    DERIVED_SERVER,
    BASE_FOR_DERIVED,
    KERNELS_CONTRACT,
    ENDPOINT_IN_A_SET,
    ENDPOINT_WITH_WHAT_IT_IS_SENT_THROUGH,
    RECEIVE_IN_A_KNOT,
    PUT_A_KNOT,
    REPLY_IN_A_KNOT,
    DROP_FOREIGN,
    DROP_TWICE,
    DROP_INNER,
    DROP_ENDPOINT_TWICE,
    DROP_ENDPOINT_IN_A_SET,
    FOREIGN_SET,
    DROP_PORTS_SET,
    DROP_SET_TWICE,
    RECEIVE_ON_DROPPED_SET,
    PUT_INTO_LEAVING_SET,
    DROP_ENDPOINT_OUT_OF_LISTED,
    FOREIGN_PORT,
    DROP_FROZEN,
    FREEZE_FOREIGN,
    FREEZE_FROZEN,
    FREEZE_HANDLE,
    SHARE_VECTOR,
    SHARE_FOREIGN,
    PUT_INTO_FULL_SLOT,
    IOPORT_OUTSIDE,
    FAULT_WITHOUT_REASON,
    ATTACKS
};

static const struct {
    const char *name;
    uint32_t reason;
} expected[ATTACKS] = {
    [FOREIGN_ENDPOINT] = {"send on another's endpoint", deed_reason_ownership},
    [CLOSED_ENDPOINT] = {"send on a dropped endpoint", deed_reason_ownership},
    [ASK_FOREIGN_ENDPOINT] = {"ask who is behind another's endpoint", deed_reason_ownership},
    [ASK_CLOSED_ENDPOINT] = {"ask who is behind a dropped endpoint", deed_reason_ownership},
    [ASK_WILD_ENDPOINT] = {"ask who is behind an address", deed_reason_ownership},
    [WILD_ENDPOINT] = {"send on an address out of the blue", deed_reason_ownership},
    [WRONG_STATE] = {"send out of order", deed_reason_monitor},
    [WRONG_SIDE] = {"send the peer's message", deed_reason_monitor},
    [WRONG_TAG] = {"send the first tag that is none", deed_reason_monitor},
    [HUGE_TAG] = {"send the largest tag", deed_reason_monitor},
    [CALL_OUT_OF_ORDER] = {"call with the peer's message", deed_reason_monitor},
    [CALL_WILD_ENDPOINT] = {"call on an address out of the blue", deed_reason_ownership},
    [CALL_FOREIGN_OBJECT] = {"call with another's object", deed_reason_ownership},
    [CALL_INNER_OBJECT] = {"call with the middle of an object", deed_reason_ownership},
    [CALL_NULL_OBJECT] = {"call with null for an object", deed_reason_ownership},
    [CALL_FROZEN_OBJECT] = {"call with what is frozen", deed_reason_ownership},
    [REPLY_OUT_OF_ORDER] = {"reply before anybody asked", deed_reason_monitor},
    [REPLY_FOREIGN_ENDPOINT] = {"reply on another's endpoint", deed_reason_ownership},
    [REPLY_INTO_FOREIGN_SET] = {"reply into another's set", deed_reason_ownership},
    [REPLY_INTO_WILD_SET] = {"reply into a set out of the blue", deed_reason_ownership},
    [REPLY_WITH_OBJECT] = {"reply with an object, out of order", deed_reason_monitor},
    [NULL_CELL] = {"send null where an object must be", deed_reason_ownership},
    [FOREIGN_CELL] = {"send another's object", deed_reason_ownership},
    [INNER_CELL] = {"send the middle of an object", deed_reason_ownership},
    [STACK_CELL] = {"send an address of the stack", deed_reason_ownership},
    [SAME_CELL_TWICE] = {"send one object twice in a message", deed_reason_ownership},
    [CELL_GIVEN_BEFORE] = {"send an object that was sent before", deed_reason_ownership},
    [ENDPOINT_THROUGH_ITSELF] = {"send an endpoint through itself", deed_reason_ownership},
    [ENDPOINT_IN_WRONG_STATE] = {"send an endpoint in a wrong state", deed_reason_ownership},
    [ENDPOINT_OF_WRONG_SIDE] = {"send a server end for a client end", deed_reason_ownership},
    [DERIVED_IN_WRONG_STATE] = {"send a derived end in a wrong state", deed_reason_ownership},
    [DERIVED_IN_STATE_OF_ITS_OWN] = {"send one in no state of the base", deed_reason_ownership},
    [DERIVED_SERVER] = {"send a derived server end", deed_reason_ownership},
    [BASE_FOR_DERIVED] = {"send a base's end for a derived one", deed_reason_ownership},
    [KERNELS_CONTRACT] = {"send an end of a contract that is no base", deed_reason_ownership},
    [ENDPOINT_IN_A_SET] = {"send an endpoint that lies in a set", deed_reason_ownership},
    [ENDPOINT_WITH_WHAT_IT_IS_SENT_THROUGH] = {"send an end through what lies in its inbox",
                                               deed_reason_ownership},
    [RECEIVE_IN_A_KNOT] = {"receive at an end that its own inbox closes", deed_reason_ownership},
    [PUT_A_KNOT] = {"put an end into a set that its own inbox closes", deed_reason_ownership},
    [REPLY_IN_A_KNOT] = {"reply with what closes the end", deed_reason_ownership},
    [DROP_FOREIGN] = {"drop another's object", deed_reason_ownership},
    [DROP_TWICE] = {"drop an object twice", deed_reason_ownership},
    [DROP_INNER] = {"drop the middle of an object", deed_reason_ownership},
    [DROP_ENDPOINT_TWICE] = {"drop an endpoint twice", deed_reason_ownership},
    [DROP_ENDPOINT_IN_A_SET] = {"drop an endpoint that lies in a set", deed_reason_ownership},
    [FOREIGN_SET] = {"receive on another's set", deed_reason_ownership},
    [DROP_PORTS_SET] = {"drop a port's set", deed_reason_ownership},
    [DROP_SET_TWICE] = {"drop a set that is gone", deed_reason_ownership},
    [RECEIVE_ON_DROPPED_SET] = {"receive on a set that is gone", deed_reason_ownership},
    [PUT_INTO_LEAVING_SET] = {"put into a set that is on its way out", deed_reason_ownership},
    [DROP_ENDPOINT_OUT_OF_LISTED] = {"drop a member behind its set's back", deed_reason_ownership},
    [FOREIGN_PORT] = {"open another's port", deed_reason_ownership},
    [DROP_FROZEN] = {"drop what is frozen", deed_reason_ownership},
    [FREEZE_FOREIGN] = {"freeze another's object", deed_reason_ownership},
    [FREEZE_FROZEN] = {"freeze what is frozen", deed_reason_ownership},
    [FREEZE_HANDLE] = {"freeze a handle", deed_reason_ownership},
    [SHARE_VECTOR] = {"share what is no handle", deed_reason_ownership},
    [SHARE_FOREIGN] = {"share another's handle", deed_reason_ownership},
    [PUT_INTO_FULL_SLOT] = {"put into a slot that is not empty", deed_reason_slot},
    [IOPORT_OUTSIDE] = {"read a port outside the range", deed_reason_index},
    [FAULT_WITHOUT_REASON] = {"fault for a reason that is none", deed_reason_unreachable},
};

static uint32_t attack;                  /* what a does next */
static struct deed_endpoint *testers;    /* an endpoint of the tester's */
static struct uint8_vector *testers_own; /* and an object */
static void *testers_handle;

TEXT_OF(a) static void attack_call(struct deed_endpoint *e, struct uint8_vector *v)
{
    out(e)->first = attack == CALL_FOREIGN_OBJECT ? (void *)testers_own : NULL;
    if (attack == CALL_INNER_OBJECT)
        out(e)->first = &v->at[56];
    if (attack == CALL_FROZEN_OBJECT) {
        deed_vector_freeze(v);
        out(e)->first = v;
    }
    deed_call_owned(e, MOVE);
}

TEXT_OF(a) static void attack_reply(struct a_ports *ports)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = deed_channel_peer(s);

    if (attack == REPLY_OUT_OF_ORDER)
        deed_set_reply_bare(ports->set, s, DONE);
    deed_send(c, EMPTY);
    deed_receive(s, DEED_FOREVER);
    if (attack == REPLY_WITH_OBJECT)
        deed_set_reply(ports->set, s, MOVED);
    if (attack == REPLY_FOREIGN_ENDPOINT)
        deed_set_reply(ports->set, testers, DONE);
    if (attack == REPLY_INTO_FOREIGN_SET)
        deed_set_reply(ports->set + 2, s, DONE);
    deed_set_reply_bare((struct deed_set *)0x123456789abcdef0, s, DONE);
}

TEXT_OF(a) static void attack_send(struct a_ports *ports, struct deed_endpoint *e)
{
    struct uint8_vector *v = uint8_vector_take(100);

    out(e)->first = v;
    switch (attack) {
    case FOREIGN_ENDPOINT: deed_send(testers, EMPTY); break;
    case CLOSED_ENDPOINT:
        deed_endpoint_drop(e);
        deed_send(e, EMPTY);
        break;
    case ASK_FOREIGN_ENDPOINT: deed_peer_component(testers); break;
    case ASK_CLOSED_ENDPOINT:
        deed_endpoint_drop(e);
        deed_peer_component(e);
        break;
    case ASK_WILD_ENDPOINT:
        deed_peer_component((const struct deed_endpoint *)0x123456789abcdef0);
        break;
    case WILD_ENDPOINT: deed_send((struct deed_endpoint *)0x123456789abcdef0, EMPTY); break;
    case WRONG_STATE:
        deed_send(e, EMPTY);
        deed_send(e, EMPTY);
        break;
    case WRONG_SIDE: deed_send(e, DONE); break;
    case WRONG_TAG: deed_call(e, TAGS); break;
    case HUGE_TAG: deed_call(e, UINT32_MAX); break;
    case CALL_OUT_OF_ORDER: deed_call_bare(e, DONE); break;
    case CALL_WILD_ENDPOINT:
        deed_call_bare((struct deed_endpoint *)0x123456789abcdef0, EMPTY);
        break;
    case CALL_FOREIGN_OBJECT:
    case CALL_INNER_OBJECT:
    case CALL_NULL_OBJECT:
    case CALL_FROZEN_OBJECT: attack_call(e, v); break;
    case REPLY_OUT_OF_ORDER:
    case REPLY_FOREIGN_ENDPOINT:
    case REPLY_INTO_FOREIGN_SET:
    case REPLY_INTO_WILD_SET:
    case REPLY_WITH_OBJECT: attack_reply(ports); break;
    case NULL_CELL:
        out(e)->first = NULL;
        deed_send(e, MOVE);
        break;
    case FOREIGN_CELL:
        out(e)->first = testers_own;
        deed_send(e, MOVE);
        break;
    case INNER_CELL:
        out(e)->first = &v->at[56];
        deed_send(e, MOVE);
        break;
    case STACK_CELL:
        out(e)->first = &ports;
        deed_send(e, MOVE);
        break;
    case SAME_CELL_TWICE:
        out(e)->second = v;
        deed_send(e, TWO);
        break;
    case CELL_GIVEN_BEFORE:
        deed_send(e, PUSH);
        out(e)->first = v;
        deed_send(e, PUSH);
        break;
    default: break;
    }
}

TEXT_OF(a) static struct deed_endpoint *attack_derived(void)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_MORE), *c = deed_channel_peer(s);
    uint32_t pushes = attack == DERIVED_IN_WRONG_STATE        ? 1
                      : attack == DERIVED_IN_STATE_OF_ITS_OWN ? 2
                                                              : 0;

    if (attack == KERNELS_CONTRACT)
        return deed_channel_peer(deed_channel_take(CONTRACT_WATCH));
    for (; pushes > 0; pushes--) {
        out(c)->first = NULL;
        deed_send(c, PUSH);
    }
    return attack == DERIVED_SERVER ? s : c;
}

TEXT_OF(a) static void attack_endpoint(struct a_ports *ports, struct deed_endpoint *e)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = deed_channel_peer(s);

    switch (attack) {
    case ENDPOINT_THROUGH_ITSELF: c = e; break;
    case ENDPOINT_IN_WRONG_STATE:
        out(c)->first = NULL;
        deed_send(c, PUSH);
        break;
    case ENDPOINT_OF_WRONG_SIDE: c = s; break;
    case ENDPOINT_IN_A_SET: deed_set_put(ports->set, c); break;
    case BASE_FOR_DERIVED: e = deed_channel_peer(deed_channel_take(CONTRACT_MORE)); break;
    default: c = attack_derived();
    }
    out(e)->first = c;
    deed_send(e, PASS);
}

/* A server's end with an endpoint in its inbox; what that is, a component may write at will. */
TEXT_OF(a) static struct deed_endpoint *server_with(struct deed_endpoint *inside)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = deed_channel_peer(s);

    out(c)->first = deed_channel_peer(deed_channel_take(CONTRACT_TRY));
    deed_send(c, PASS);
    deed_receive(s, DEED_FOREVER);
    in(s)->first = inside;
    return s;
}

/* The same of a client's end, which is ready to be sent. */
TEXT_OF(a) static struct deed_endpoint *client_with(struct deed_endpoint *inside)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY), *c = deed_channel_peer(s);

    out(c)->first = deed_channel_peer(deed_channel_take(CONTRACT_TRY));
    deed_send(c, PASS);
    deed_receive(s, DEED_FOREVER);
    out(s)->first = in(s)->first;
    took(s);
    deed_send(s, PASSED);
    deed_receive(c, DEED_FOREVER);
    in(c)->first = inside;
    return c;
}

/* Endpoints in each other's inboxes: who drops the one drops the other. */
TEXT_OF(a) static void attack_knot(struct a_ports *ports, struct deed_endpoint *e)
{
    struct deed_endpoint *s = server_with(NULL);

    switch (attack) {
    case ENDPOINT_WITH_WHAT_IT_IS_SENT_THROUGH:
        out(e)->first = client_with(e);
        deed_send(e, PASS);
        break;
    case REPLY_IN_A_KNOT:
        out(s)->first = client_with(server_with(s));
        deed_set_reply(ports->set, s, PASSED);
        break;
    default:
        in(s)->first = server_with(s);
        if (attack == PUT_A_KNOT)
            deed_set_put(ports->set, s);
        else
            deed_receive(s, DEED_NOW);
    }
}

TEXT_OF(a) static void attack_set(struct a_ports *ports, struct deed_endpoint *e)
{
    struct deed_set *set = deed_set_take();
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY);

    deed_set_put(set, s);
    if (attack == DROP_ENDPOINT_OUT_OF_LISTED) {
        deed_send(deed_channel_peer(s), EMPTY); /* listed */
        deed_receive(s, DEED_NOW);
        deed_endpoint_drop(s);
    }
    if (attack == DROP_PORTS_SET)
        deed_set_drop(ports->set);
    if (attack == PUT_INTO_LEAVING_SET) {
        deed_set_drop(set);
        deed_set_put(set, e);
    }
    while (deed_set_drop(set)) {
    }
    if (attack == DROP_SET_TWICE)
        deed_set_drop(set);
    deed_set_receive(set, DEED_NOW);
}

TEXT_OF(a) static void attack_other(struct a_ports *ports, struct deed_endpoint *e)
{
    struct uint8_vector *v = uint8_vector_take(100);
    void *slot = v;

    switch (attack) {
    case DROP_FOREIGN: deed_drop(testers_own); break;
    case DROP_TWICE:
        deed_drop(v);
        deed_drop(v);
        break;
    case DROP_INNER: deed_drop(&v->at[56]); break;
    case DROP_ENDPOINT_TWICE:
        deed_endpoint_drop(e);
        deed_endpoint_drop(e);
        break;
    case DROP_ENDPOINT_IN_A_SET:
        deed_set_put(ports->set, e);
        deed_endpoint_drop(e);
        break;
    case FOREIGN_SET: deed_set_receive(ports->set + 2, DEED_NOW); break;
    case DROP_PORTS_SET:
    case DROP_SET_TWICE:
    case RECEIVE_ON_DROPPED_SET:
    case PUT_INTO_LEAVING_SET:
    case DROP_ENDPOINT_OUT_OF_LISTED: attack_set(ports, e); break;
    case FOREIGN_PORT: deed_open(ports->b - 1, DEED_NOW); break;
    case PUT_INTO_FULL_SLOT: deed_slot_put(&slot, v); break;
    case IOPORT_OUTSIDE: deed_ioport_read8(ports->io, 8); break;
    case FAULT_WITHOUT_REASON: deed_fault(99); break;
    default: break;
    }
}

TEXT_OF(a) static void attack_frozen(void)
{
    struct uint8_vector *v = uint8_vector_take(100);
    void *handle = deed_vector_freeze(v);

    *(const void **)handle = testers_own; /* the kernel does not look there */
    switch (attack) {
    case DROP_FROZEN: deed_drop(v); break;
    case FREEZE_FOREIGN: deed_vector_freeze(testers_own); break;
    case FREEZE_FROZEN: deed_vector_freeze(v); break;
    case FREEZE_HANDLE: deed_vector_freeze(handle); break;
    case SHARE_VECTOR: deed_frozen_share(v); break;
    case SHARE_FOREIGN: deed_frozen_share(testers_handle); break;
    default: break;
    }
}

TEXT_OF(a) void a_main(void *arg)
{
    struct a_ports *ports = arg;
    struct deed_endpoint *e = deed_open(ports->b, DEED_FOREVER);

    uint32_vector_take(1000); /* to be found again after the crash */
    deed_open(ports->b_too, DEED_FOREVER);
    if (attack >= ENDPOINT_THROUGH_ITSELF && attack <= ENDPOINT_IN_A_SET)
        attack_endpoint(ports, e);
    else if (attack >= ENDPOINT_WITH_WHAT_IT_IS_SENT_THROUGH && attack <= REPLY_IN_A_KNOT)
        attack_knot(ports, e);
    else if (attack >= DROP_FROZEN && attack <= SHARE_FOREIGN)
        attack_frozen();
    else if (attack >= DROP_FOREIGN)
        attack_other(ports, e);
    else
        attack_send(ports, e);
    for (;;) /* it survived */
        deed_sleep_until(DEED_FOREVER);
}

/* b takes what comes and never answers. */
TEXT_OF(b) void b_main(void *ports)
{
    struct deed_set *set = ((struct b_ports *)ports)->set;

    for (;;) {
        struct deed_endpoint *e = deed_set_receive(set, DEED_FOREVER);
        if (e->tag == DEED_TAG_CLOSED)
            deed_endpoint_drop(e);
        else
            deed_set_put(set, e);
    }
}

/* Is nothing left of component a, and is the memory what it was? */
TEXT_OF(tester) static bool nothing_left(uint64_t taken)
{
    return component_endpoints[1] == 0 && component_objects[1] == 0 && owned_endpoints(1) == 0 &&
           component_channels[1] == 0 && heap_balanced() && heap_used(component_holder[1]) == 0 &&
           heap_bytes_taken() == taken && endpoint_face[testers->index].owner == 0;
}

TEXT_OF(tester) static void try_attack(struct deed_endpoint *watch, uint64_t taken)
{
    struct death death;

    deed_component_start(1);
    death = next_death(watch);
    equal(death.component == 1 ? death.reason : 0, expected[attack].reason, expected[attack].name);
    AWAIT(nothing_left(taken)); /* the idle core sweeps */
    if (!nothing_left(taken))
        ok(false, "and nothing of it is left");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    struct deed_endpoint *watch = deed_open(((struct tester_ports *)ports)->watch, DEED_FOREVER);
    uint64_t taken;

    testers = deed_channel_peer(deed_channel_take(CONTRACT_TRY));
    testers_own = uint8_vector_take(100);
    testers_handle = deed_vector_freeze(uint8_vector_take(100));
    deed_component_start(1); /* once, so that all memory is set aside that will be */
    attack = DROP_TWICE;
    next_death(watch);
    AWAIT(heap_used(component_holder[1]) == 0 && component_channels[1] == 0);
    taken = heap_bytes_taken();
    for (attack = 0; attack < ATTACKS; attack++)
        try_attack(watch, taken);
    ok(heap_owner(testers_own) == component_holder[0], "the tester's object is still its own");
    equal(component_life[2], LIFE_UP, "the bystander is up");
    equal(deed_component_start(3), deed_no_such, "no fourth component starts");
    equal(deed_component_start(0), deed_refused, "what runs cannot be started");
    done();
}

static const struct port_table tester_table[] = {WATCHES};
static const struct port_table a_table[] = {USES, USES, SERVES(1), IOPORTS(0x2f8, 8)};
static const struct port_table b_table[] = {SERVES(1)};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 5, RESTART_POLICY_NEVER, 0),
    ENTRY(a, a_table, 6, RESTART_POLICY_NEVER, 1),
    ENTRY(b, b_table, 7, RESTART_POLICY_NEVER, 0),
};
const uint32_t deed_component_total = 3;
const struct connection_table deed_connections[] = {{1, 0, 2, 0}, {1, 1, 2, 0}};
const uint32_t deed_connection_total = 2;
const char deed_system_name[] = "rules";
