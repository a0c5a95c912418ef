/* Chaos: five components do what comes to their mind, legal for the most part, to each other, in
 * pieces of time that timers cut anywhere; the tester stops and starts them, and looks after the
 * kernel's books. SEED and ROUNDS can be chosen: RAW_FLAGS='-DSEED=7 -DROUNDS=2000'. */
#include "raw.h"

#include "kernel/budget.h"
#include "kernel/core.h"
#include "kernel/object.h"

#include "kernel/monitor.h"
#include "kernel/debug/on/tables.h"
#include "kernel/set.h"
#include "sharedheap/debug/on/invariants.h"

#ifndef SEED
#define SEED 1
#endif
#ifndef ROUNDS
#define ROUNDS 1500
#endif

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);
COMPONENT(d);
COMPONENT(e);

#define MIND      __attribute__((always_inline)) static inline
#define CHAOS     6 /* components */
#define HELD      12
#define SETS      32 /* of ports, and as many that are made: more than there are */
#define US        1000ull
#define SET_ASIDE 65536u /* the heap keeps a page for each size of small objects */

struct ports {
    struct deed_set *set;
    struct deed_port *next, *other;
};

/* What a component has in hand. */
struct mind {
    struct ports *ports;
    uint64_t random;
    struct deed_endpoint *held[HELD];
    uint32_t count;
    struct deed_set *made; /* a set of its own, or null */
};

static uint64_t lives; /* mains entered: each has a random sequence of its own */
static uint64_t messages, faults;

MIND uint32_t chance(struct mind *mind, uint32_t of)
{
    mind->random ^= mind->random << 13;
    mind->random ^= mind->random >> 7;
    mind->random ^= mind->random << 17;
    return (uint32_t)(mind->random >> 20) % of;
}

MIND uint64_t soon(struct mind *mind)
{
    uint32_t kind = chance(mind, 4);

    return kind == 0 ? DEED_NOW : deed_now() + US * chance(mind, 30);
}

/* Take an endpoint into one's hands; there is no more room: drop it. */
MIND void keep(struct mind *mind, struct deed_endpoint *e)
{
    if (e == NULL)
        return;
    if (mind->count == HELD)
        deed_endpoint_drop(e);
    else
        mind->held[mind->count++] = e;
}

MIND void forget(struct mind *mind, const struct deed_endpoint *e)
{
    uint32_t at = 0;

    while (mind->held[at] != e)
        at++;
    mind->held[at] = mind->held[--mind->count];
}

MIND bool can_send(const struct deed_endpoint *e, uint32_t tag)
{
    return (monitor_entry(endpoint_face[e->index].row, tag)->step & MONITOR_SENDS) != 0;
}

/* A client end that may travel through e. */
MIND uint32_t passenger(struct mind *mind, const struct deed_endpoint *e)
{
    for (uint32_t i = 0; i < mind->count; i++)
        if (mind->held[i] != e && endpoint_side(mind->held[i]->index) == CLIENT_SIDE &&
            endpoint_face[mind->held[i]->index].row ==
                monitor_row(CONTRACT_TRY, CLIENT_SIDE, READY))
            return i;
    return HELD;
}

MIND void hear(struct mind *mind, struct deed_endpoint *e);

/* Answer, and wait for whoever comes next. */
MIND void answer(struct mind *mind, struct deed_endpoint *e)
{
    struct deed_endpoint *ready = deed_set_reply(mind->ports->set, e, DONE);

    messages++;
    keep(mind, ready);
    if (mind->held[mind->count - 1] == ready)
        hear(mind, ready);
}

/* Say something legal; at times, wait for the answer as long as it takes. */
MIND void speak(struct mind *mind, struct deed_endpoint *e)
{
    uint32_t tag = chance(mind, TAGS);
    uint32_t at;

    if (!can_send(e, tag))
        return;
    out(e)->first = NULL;
    if (tag == MOVE || tag == TWO || (tag == PUSH && chance(mind, 2)) ||
        (tag == MOVED && chance(mind, 2)))
        out(e)->first = deed_take(chance(mind, 6000));
    if ((tag == MOVE || tag == TWO) && out(e)->first == NULL)
        return;
    if (tag == TWO)
        out(e)->second = uint8_vector_take(1);
    if (tag == TWO && out(e)->second == NULL) {
        deed_drop(out(e)->first);
        return;
    }
    if (tag == PASS || (tag == PASSED && chance(mind, 2))) {
        at = passenger(mind, e);
        if (at == HELD && tag == PASS)
            return;
        if (at != HELD) {
            out(e)->first = mind->held[at];
            forget(mind, out(e)->first);
        }
    }
    messages++;
    if (chance(mind, 8)) {
        deed_send(e, tag);
        return;
    }
    if (tag == MOVE)
        deed_call_owned(e, tag);
    else
        deed_call(e, tag);
    hear(mind, e);
}

/* What came: closed ends it; an object is dropped or left, an endpoint kept or left. */
MIND void hear(struct mind *mind, struct deed_endpoint *e)
{
    void *first;

    if (e->tag == DEED_TAG_CLOSED) {
        forget(mind, e);
        deed_endpoint_drop(e);
        return;
    }
    if (e->tag >= TAGS || e->tag == EMPTY || e->tag == DONE || chance(mind, 3) == 0)
        return;
    first = in(e)->first;
    took(e);
    if (e->tag == PASS || e->tag == PASSED)
        keep(mind, first);
    else
        deed_drop(first);
}

MIND void make_channel(struct mind *mind)
{
    struct deed_endpoint *s = deed_channel_take(CONTRACT_TRY);

    if (s == NULL)
        return;
    if (chance(mind, 4))
        keep(mind, deed_channel_peer(s));
    keep(mind, s);
}

MIND void misbehave(struct mind *mind)
{
    faults++;
    switch (chance(mind, 4)) {
    case 0: deed_fault(deed_reason_index); break;
    case 1: deed_drop(mind); break;
    case 2: deed_send(&endpoint_face[chance(mind, 40)].seen, chance(mind, 2 * TAGS)); break;
    default: __asm__ volatile("ud2");
    }
}

/* The next idea about a set of its own. */
MIND void gather(struct mind *mind, struct deed_endpoint *e)
{
    struct deed_endpoint *ready;

    if (mind->made == NULL) {
        mind->made = deed_set_take();
    } else if (chance(mind, 6) == 0) {
        while (deed_set_drop(mind->made)) {
        }
        mind->made = NULL;
    } else if (e != NULL && chance(mind, 2)) {
        forget(mind, e);
        deed_set_put(mind->made, e);
    } else {
        ready = deed_set_receive(mind->made, soon(mind));
        keep(mind, ready);
        if (ready && mind->held[mind->count - 1] == ready)
            hear(mind, ready);
    }
}

MIND void act(struct mind *mind)
{
    uint32_t at = mind->count ? chance(mind, mind->count) : HELD;
    struct deed_endpoint *e = at == HELD ? NULL : mind->held[at];
    uint32_t idea = chance(mind, 47);

    if (idea == 0)
        keep(mind, deed_open(mind->ports->next, soon(mind)));
    else if (idea == 1)
        keep(mind, deed_open(mind->ports->other, soon(mind)));
    else if (idea == 2)
        make_channel(mind);
    else if (idea == 3)
        deed_take(chance(mind, 300));
    else if (idea == 4)
        deed_drop(uint64_vector_take(chance(mind, 2000)));
    else if (idea < 10) {
        struct deed_endpoint *ready = deed_set_receive(mind->ports->set, soon(mind));
        keep(mind, ready);
        if (ready && mind->held[mind->count - 1] == ready)
            hear(mind, ready);
    } else if (idea == 46)
        deed_revoke(chance(mind, 2) ? mind->ports->next : mind->ports->other);
    else if (idea >= 40)
        gather(mind, e);
    else if (e == NULL)
        return;
    else if (idea < 22)
        speak(mind, e);
    else if (idea < 32) {
        if (deed_receive(e, soon(mind)) != DEED_TAG_TIMEOUT)
            hear(mind, e);
    } else if (idea < 35) {
        if (endpoint_side(e->index) == SERVER_SIDE) {
            forget(mind, e);
            if (can_send(e, DONE) && mind->ports->set->first != 0)
                answer(mind, e);
            else
                deed_set_put(mind->ports->set, e);
        }
    } else if (idea == 35) {
        forget(mind, e);
        deed_endpoint_drop(e);
    } else if (idea < 38)
        deed_wait3(e, mind->made ? mind->made : mind->ports->set, mind->held[0], soon(mind));
    else if (chance(mind, 50) == 0)
        misbehave(mind);
}

MIND void live(void *ports)
{
    struct mind mind = {ports, (SEED + ++lives) * 0x9e3779b97f4a7c15ull, {NULL}, 0, NULL};
    uint32_t length = chance(&mind, 2000);

    for (uint32_t i = 0; i < length; i++)
        act(&mind);
}

TEXT_OF(a) void a_main(void *ports)
{
    live(ports);
}

TEXT_OF(b) void b_main(void *ports)
{
    live(ports);
}

TEXT_OF(c) void c_main(void *ports)
{
    live(ports);
}

TEXT_OF(d) void d_main(void *ports)
{
    live(ports);
}

TEXT_OF(e) void e_main(void *ports)
{
    live(ports);
}

/* Do the kernel's counts say what its tables say? */
static bool books_balance(bool thorough)
{
    bool good = !thorough || (heap_balanced() && broken_invariant() == NULL);
    const char *broken = broken_table(core.current);

    if (broken != NULL) {
        machine_print("# broken: ");
        machine_print(broken);
        machine_print("\n");
        good = false;
    }

    for (uint32_t c = 1; c < deed_component_total; c++)
        good = good && component_endpoints[c] == owned_endpoints(c) &&
               (component_life[c] == LIFE_BROKEN ||
                component_objects[c] == heap_objects(component_holder[c]));
    return good;
}

/* To whom has it lent its context? Said once more than in kernel/context.c. */
static uint32_t lent_to(uint32_t component)
{
    uint64_t waits = component_waits[component] & ~WAIT_TIMED;
    const struct endpoint_face *end = (const struct endpoint_face *)waits;

    if (component == core.current || waits - (uint64_t)endpoint_face >= sizeof endpoint_face ||
        end->seen.index % 2 != 0 || end->peer->owner >= deed_component_total)
        return NONE;
    return end->peer->owner;
}

/* Nobody lends to two, in a circle, or to one who has another's; everyone who is ready is in a
 * queue. */
static bool contexts_are_clear(void)
{
    uint32_t users[CHAOS] = {0}, lenders[CHAOS] = {0};
    bool good = true;

    for (uint32_t c = 0; c < deed_component_total; c++) {
        uint32_t to = lent_to(c), steps = 0;
        if (component_life[c] == LIFE_DOWN)
            continue;
        if (to == NONE)
            users[c == core.current ? core.context : component_on[c]]++;
        else
            lenders[to]++;
        while (to != NONE && ++steps <= deed_component_total)
            to = lent_to(to);
        good = good && steps <= deed_component_total;
        if (c != core.current && !(core.kept && core.handoff == c) &&
            component_waits[c] == WAIT_NOTHING)
            good = good && (run_queue_has(c) || budget_is_spent(component_on[c]));
    }
    for (uint32_t c = 0; c < deed_component_total; c++)
        good = good && users[c] <= 1 && lenders[c] <= 1;
    return good;
}

/* The ready list of a set: what is in it belongs there and has something to receive, and nothing
 * comes behind what is less urgent. How many are there? ENDPOINTS_MAX if that is not so. */
static uint32_t listed_in(uint32_t set)
{
    uint32_t count = 0, urgency = PRIORITIES;

    for (uint32_t e = set_first(set); e != NONE; e = endpoint_next[e] - 1) {
        const struct endpoint_face *end = &endpoint_face[e];
        if (++count == ENDPOINTS_MAX || end->target != set_target(set) ||
            !(end->word & WORD_LISTED) || !endpoint_readable(e) || end->urgency > urgency)
            return ENDPOINTS_MAX;
        urgency = end->urgency;
    }
    return count;
}

/* Is everything that is listed, and whose owner is up, in its list? */
static bool lists(void)
{
    uint32_t listed = 0, found = 0;

    for (uint32_t e = 0; e < channel_end(); e++)
        listed += (endpoint_face[e].word & WORD_LISTED) &&
                  component_life[endpoint_face[e].owner] == LIFE_UP;
    for (uint32_t i = 0; i < 2 * SETS; i++) {
        uint32_t set = i < SETS ? i : PORTS_MAX + i - SETS;
        uint32_t owner = set_face[set].owner & INT32_MAX; /* also if the set is on its way out */

        if (owner < COMPONENTS_MAX && component_life[owner] == LIFE_UP)
            found += listed_in(set);
    }
    return found == listed;
}

/* The tables are looked at with interrupts off, and as a process in the machine's text, which is
 * the same there: a deadline that passes between two looks gives a context back. */
static NOINLINE bool books(bool thorough)
{
    bool good;

    machine_interrupts_off();
    good = books_balance(thorough);
    machine_interrupts_on();
    return good;
}

static NOINLINE bool contexts(void)
{
    bool good;

    machine_interrupts_off();
    good = contexts_are_clear() && lists();
    machine_interrupts_on();
    return good;
}

TEXT_OF(tester) static uint32_t still_there(void)
{
    uint32_t left = 0;

    for (uint32_t c = 1; c < deed_component_total; c++)
        left += component_life[c] != LIFE_DOWN || component_endpoints[c] != 0 ||
                component_objects[c] != 0 || component_channels[c] != 0 || object_used(c) != 0;
    return left;
}

TEXT_OF(tester) static void end(uint64_t taken)
{
    for (uint32_t c = 1; c < deed_component_total; c++)
        deed_component_stop(c);
    AWAIT(still_there() == 0);
    equal(still_there(), 0, "all are down and have nothing");
    equal(owned_endpoints(FLYING) + owned_endpoints(UNTAKEN), 0, "no endpoint is on its way");
    equal(component_objects[FLYING], 0, "nor an object");
    ok(heap_bytes_taken() - taken <= SET_ASIDE, "all memory is back");
    ok(books(true), "the books balance at the end");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    struct mind mind = {ports, SEED * 0x2545f4914f6cdd1dull + 1, {NULL}, 0, NULL};
    uint32_t unbalanced = 0, confused = 0;
    uint64_t taken = heap_bytes_taken();

    /* On a busy machine deadlines come sooner, so less is said in a round. */
    for (uint32_t round = 0; round < ROUNDS || messages < ROUNDS; round++) {
        deed_sleep_until(deed_now() + US * 500 + chance(&mind, 100000));
        unbalanced += !books(round % 64 == 0);
        confused += !contexts();
        for (uint32_t c = 1; c < deed_component_total; c++)
            deed_component_start(c);
        if (chance(&mind, 4) == 0)
            deed_component_stop(1 + chance(&mind, deed_component_total - 1));
    }
    equal(unbalanced, 0, "the books balance all the time");
    equal(confused, 0, "and everyone knows on whose time it runs, and whom it hears next");
    print("# ");
    print_number(lives);
    print(" lives, ");
    print_number(messages);
    print(" messages, ");
    print_number(faults);
    print(" faults\n");
    end(taken);
    done();
}

static const struct port_table tester_table[] = {WATCHES};
static const struct port_table many_table[] = {SERVES(1), USES, USES};
static const struct port_table one_table[] = {SERVES(0), USES, USES};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 20, RESTART_POLICY_NEVER, 0),
    ENTRY(a, many_table, 5, RESTART_POLICY_NEVER, 1),
    ENTRY(b, many_table, 5, RESTART_POLICY_NEVER, 1),
    BUDGETED(c, one_table, 5, RESTART_POLICY_NEVER, 1, 0, 40 * US, 100 * US),
    ENTRY(d, many_table, 6, RESTART_POLICY_NEVER, 1),
    BUDGETED(e, many_table, 7, RESTART_POLICY_NEVER, 1, 0, 20 * US, 100 * US),
};
const uint32_t deed_component_total = CHAOS;
const struct connection_table deed_connections[] = {
    {1, 1, 2, 0}, {1, 2, 3, 0}, {2, 1, 3, 0}, {2, 2, 4, 0}, {3, 1, 4, 0},
    {3, 2, 5, 0}, {4, 1, 5, 0}, {4, 2, 1, 0}, {5, 1, 1, 0}, {5, 2, 2, 0}};
const uint32_t deed_connection_total = 10;
const char deed_system_name[] = "chaos";
