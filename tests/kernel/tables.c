/* The plain C twins of the invariants that are proved of the kernel's tables (kernel/debug): all
 * hold of a kernel that does a little of everything, and each notices when its own table is broken.
 *
 * a and c wait with deadlines, and a has a budget; b is ready, below the tester, and never ends. */
#include "raw.h"

#include "kernel/debug/on/tables.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);

enum { TESTER, A, B, C, ALL };

#define MS 1000000ull

struct tester_ports {
    struct deed_port *a, *uart;
};

TEXT_OF(a) void a_main(void *ports)
{
    (void)ports;
    deed_sleep_until(deed_now() + 1000000 * MS);
}

TEXT_OF(c) void c_main(void *ports)
{
    (void)ports;
    deed_sleep_until(deed_now() + 2000000 * MS);
}

TEXT_OF(b) void b_main(void *ports)
{
    (void)ports;
    for (;;)
        ;
}

static const struct port_table tester_ports[] = {USES, OWNED_IOPORTS(0x2f8, 8)};
static const struct port_table a_ports[] = {SERVES(1)};
static const struct port_table no_ports[] = {};

const struct component_table deed_components[] = {
    ENTRY(tester, tester_ports, 20, RESTART_POLICY_NEVER, 0),
    BUDGETED(a, a_ports, 25, RESTART_POLICY_NEVER, 0, 0, 5 * MS, 10 * MS),
    ENTRY(b, no_ports, 3, RESTART_POLICY_NEVER, 0),
    ENTRY(c, no_ports, 25, RESTART_POLICY_NEVER, 0),
};
const uint32_t deed_component_total = ALL;
const struct connection_table deed_connections[] = {{TESTER, 0, A, 0}};
const uint32_t deed_connection_total = 1;
const char deed_system_name[] = "tables";

static uint32_t open_end; /* the tester's of a channel to a */
static uint32_t device;   /* the kernel's of a device       */

static bool is_named(const char *name, const char *wanted)
{
    while (*name && *name == *wanted) {
        name++;
        wanted++;
    }
    return *name == *wanted;
}

/* What is broken now is noticed, by the twin of this name. */
static void noticed(const char *name)
{
    bool holds = true;

#define ASK(twin)                                                                                  \
    if (is_named(#twin, name))                                                                     \
        holds = twin(core.current);
    KERNEL_PREDICATES(ASK)
#undef ASK
    ok(!holds && broken_table(core.current) != NULL, name);
}

/* The word has this value while it is looked for. */
#define PLANT(name, word, value)                                                                   \
    do {                                                                                           \
        __typeof__(word) kept = (word);                                                            \
        (word) = (value);                                                                          \
        noticed(#name);                                                                            \
        (word) = kept;                                                                             \
    } while (0)

/* Who is ready, and on what. */
static void plant_in_schedule(void)
{
    PLANT(kernel_core, core.barred, 2);
    PLANT(kernel_contexts, component_on[A], KERNEL + 1);
    PLANT(ready_marked, ready_next[B], UNQUEUED);
    PLANT(ready_linked, ready_previous[ready_next[B]], B + 1);
    PLANT(ready_linked_back, ready_previous[B], READY_ROWS);
    PLANT(ready_mapped, ready_map, ready_map | 1);
    PLANT(kernel_placed, component_priority[B], 4);
    PLANT(kernel_running, core.current, B);
    PLANT(kernel_handoff, core.kept, CORE_KEEPS);
    PLANT(kernel_waiting, component_waits[B], WAIT_TIME);
}

/* Who has a deadline, and whose time it is. */
static void plant_in_time(void)
{
    PLANT(timer_placed, timer_place[timer_at[0]], timer_count);
    PLANT(timer_ordered, timer_deadline[timer_at[0]], UINT64_MAX);
    PLANT(kernel_untimed, component_waits[TESTER], WAIT_TIMED);
    PLANT(kernel_timed, component_waits[A], WAIT_TIME);
    PLANT(kernel_charged, core.charged_until, UINT64_MAX);
    PLANT(budget_all_sound, budget_table[budget_number[A]].left, BUDGET_LONG + 1);
}

/* Channels, and what is queued in them. */
static void plant_in_channels(void)
{
    struct queue *queue = &queue_of[open_end ^ 1];

    PLANT(channel_list, channel_next[channel_free], channel_free);
    PLANT(channel_ended, endpoint_face[2 * channel_free].owner, TESTER);
    PLANT(channel_rows_there, channel_payer[open_end / 2], COMPONENTS_MAX);
    PLANT(endpoint_pairs, endpoint_face[open_end].peer, &endpoint_face[device]);
    PLANT(endpoint_rules, endpoint_face[open_end].messages, 0);
    PLANT(channel_orphans_listed, channel_orphans, open_end);
    PLANT(queue_fits, queue->end, queue->first + 1);
    PLANT(queue_closed, queue->ring[0].next, 0);
    PLANT(queue_once, queue->ring[0].slot, queue->ring[1].slot);
    PLANT(device_ends, endpoint_next[device], PORTS_MAX);
}

/* What the heap has for components: the running one's, and what is kept for one. */
static void plant_in_holders(void)
{
    PLANT(own_agrees, own_place[TESTER], own_place[TESTER] + 1);
    PLANT(own_holds, component_holder[TESTER], 0);
    own_kept[A] = own_kept[TESTER];
    PLANT(own_apart, component_holder[A], component_holder[TESTER]);
    own_kept[A] = NULL;
}

TEXT_OF(tester) void tester_main(void *arg)
{
    struct tester_ports *ports = arg;
    struct deed_endpoint *one = deed_channel_take(CONTRACT_TRY);

    device = endpoint_number(deed_open(ports->uart, DEED_NOW)) ^ 1;
    open_end = endpoint_number(deed_open(ports->a, DEED_FOREVER));
    deed_sleep_until(deed_now() + MS);
    deed_endpoint_drop(one);
    deed_drop(deed_take(64));
    machine_interrupts_off();
    ok(broken_table(core.current) == NULL, "all hold");
    plant_in_schedule();
    plant_in_time();
    plant_in_channels();
    plant_in_holders();
    ok(broken_table(core.current) == NULL, "all hold again");
    machine_interrupts_on();
    done();
}
