/* Deaths: however much a component owned, its end delays nobody by more than one step of it. Run
 * under -icount shift=0, where a nanosecond is an instruction: an urgent component sleeps for a
 * moment, again and again, and notes by how many instructions it woke too late. */
#define ENDPOINTS 8192
#define BUDGET    (16u << 20)
#include "raw.h"

#include "kernel/object.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);

enum { TESTER, A, B };

#define OBJECTS  100000
#define CHANNELS 4000
#define SLEEP    1500 /* instructions, and something on top of it that differs each time */
#define BUSY     5000000

/* The instructions that it takes to wake when nothing is in the way, and those that a step of
 * recovery may take with interrupts off: the longest closes both ends of a channel and returns the
 * page of its slots, which joins its neighbours in ten steps (597, but an alarm rarely falls into
 * it). A change that makes them more has to say why. */
#define WAKING 600
#define STEP   600

struct ports {
    struct deed_set *set;
};

static volatile uint64_t latest;
static volatile uint32_t woken;
static volatile bool ready;
static bool of_objects;

/* The urgent one. */
TEXT_OF(b) void b_main(void *ports)
{
    (void)ports;
    for (;;) {
        uint64_t due = deed_now() + SLEEP + woken * 7919u % 1024u, late;
        deed_sleep_until(due);
        late = deed_now() - due;
        latest = late > latest ? late : latest;
        woken++;
    }
}

/* Owns a lot, and waits for its end. */
TEXT_OF(a) void a_main(void *ports)
{
    for (uint32_t i = 0; of_objects && i < OBJECTS; i++)
        deed_take(64);
    for (uint32_t i = 0; !of_objects && i < CHANNELS; i++) {
        struct deed_endpoint *server = deed_channel_take(CONTRACT_TRY);
        deed_send(deed_channel_peer(server), EMPTY);
        deed_set_put(((struct ports *)ports)->set, server);
    }
    ready = true;
    deed_sleep_until(deed_now() + 1000000000000);
}

TEXT_OF(tester) static void start_over(void)
{
    latest = 0;
    woken = 0;
}

/* By how much it wakes too late while somebody else computes. */
TEXT_OF(tester) static uint64_t measure_waking(void)
{
    uint64_t until = deed_now() + BUSY;

    start_over();
    while (deed_now() < until)
        for (volatile uint32_t i = 0; i < 10000; i++)
            ;
    return latest;
}

TEXT_OF(tester) static void try_death(bool objects, uint64_t waking)
{
    uint64_t owned;

    of_objects = objects;
    ready = false;
    deed_component_start(A);
    AWAIT(ready);
    owned = objects ? component_objects[A] : component_endpoints[A];
    equal(owned, objects ? OBJECTS : 2 * CHANNELS,
          objects ? "a component owns a hundred thousand objects"
                  : "a component owns eight thousand endpoints");
    start_over();
    deed_component_stop(A);
    AWAIT(component_life[A] == LIFE_DOWN);
    ok(woken > 100, "while it is cleared away another one wakes again and again");
    print("# at most ");
    print_number(latest);
    print(" instructions too late\n");
    ok(latest <= waking + STEP, "never later than when nothing is cleared away, but for one step");
    equal(object_used(A) + component_objects[A] + component_endpoints[A] + component_channels[A], 0,
          "and nothing is left of what it owned");
}

TEXT_OF(tester) void tester_main(void *ports)
{
    uint64_t waking;
    (void)ports;

    AWAIT(woken > 100);
    waking = measure_waking();
    print("# waking takes ");
    print_number(waking);
    print(" instructions at most\n");
    ok(waking > 0 && waking <= WAKING,
       "an urgent component wakes in time while another one computes");
    try_death(true, waking);
    try_death(false, waking);
    ok(heap_balanced(), "the heap's books balance");
    done();
}

static const struct port_table tester_table[] = {WATCHES};
static const struct port_table a_table[] = {SERVES(1)};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 5, RESTART_POLICY_NEVER, 0),
    ENTRY(a, a_table, 9, RESTART_POLICY_NEVER, 1),
    ENTRY(b, tester_table, 20, RESTART_POLICY_NEVER, 0),
};
const uint32_t deed_component_total = 3;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "death";
