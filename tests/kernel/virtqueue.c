/* Queues of devices that read and write memory by themselves: a device that is planted, its
 * registers nothing but memory, which keeps to the rules or does not; and each wrong way to use a
 * queue, by a component that nobody has checked. */
#include "raw.h"

#include "kernel/machine.h"

COMPONENT(tester);
COMPONENT(a);

enum queue_tag { OFFER, COLLECT, DONE_WITH, BUSY, RETURN };
enum { MAGIC = 0, VERSION = 1, DEVICE = 2, OFFERED = 4, QUEUE_MOST = 13, QUEUE_READY = 17 };
enum { STATUS = 28, DESCRIPTORS = 32, AVAILABLE = 36, USED = 40 };

#define ROUNDS 3000u

struct ports {
    struct deed_port *queue, *watch;
};

enum way {
    FOREIGN,
    INSIDE_AN_OBJECT,
    TWICE_THE_SAME,
    OFFERED_BEFORE,
    FIVE_OFFERS,
    COLLECT_OF_NONE,
    RETURN_WITH_OFFERS,
    FAULT_WITH_OFFERS,
    WAYS
};

struct offer {
    void *shown, *filled;
    uint32_t used;
};
struct descriptor {
    uint64_t address;
    uint32_t length;
    uint16_t flags, next;
};
struct available {
    uint16_t flags, index, ring[8];
};
struct used {
    uint16_t flags, index;
    struct {
        uint32_t id, length;
    } ring[8];
};

/* Before the kernel came, somebody used it. */
static REGISTER_MEMORY volatile uint32_t registers[1024] = {[MAGIC] = 0x74726976, [STATUS] = 15};
static volatile enum way way;
static void *volatile testers;

/* ---- the device ---- */

static void *ring(uint32_t number)
{
    return (void *)(registers[number] | (uint64_t)registers[number + 1] << 32);
}

static void plant(void)
{
    registers[MAGIC] = 0x74726976;
    registers[VERSION] = 2;
    registers[DEVICE] = 4;
    registers[OFFERED] = 1;
    registers[QUEUE_MOST] = 64;
    registers[QUEUE_READY] = 0;
}

static void finish(uint32_t id, uint32_t length)
{
    volatile struct used *used = ring(USED);

    used->ring[used->index % 8].id = id;
    used->ring[used->index % 8].length = length;
    used->index++;
}

/* ---- its driver ---- */

static struct deed_endpoint *start(struct ports *ports)
{
    plant();
    return deed_open(ports->queue, DEED_NOW);
}

static void offer(struct deed_endpoint *queue, void *shown, void *filled)
{
    struct offer *arguments = queue->outbox;

    arguments->shown = shown;
    arguments->filled = filled;
    deed_send(queue, OFFER);
}

TEXT_OF(a) void a_main(void *arg)
{
    struct deed_endpoint *queue = start(arg);
    struct uint8_vector *mine = uint8_vector_take(100);

    if (way == FOREIGN)
        offer(queue, mine, testers);
    if (way == INSIDE_AN_OBJECT)
        offer(queue, &mine->at[56], NULL);
    if (way == TWICE_THE_SAME)
        offer(queue, mine, mine);
    if (way == OFFERED_BEFORE) {
        offer(queue, mine, NULL);
        offer(queue, NULL, mine);
    }
    for (uint32_t i = 0; way >= FIVE_OFFERS && way != COLLECT_OF_NONE && i < 4; i++)
        offer(queue, uint8_vector_take(10), uint8_vector_take(20));
    if (way == FIVE_OFFERS)
        offer(queue, mine, NULL);
    if (way == COLLECT_OF_NONE)
        deed_call(queue, COLLECT);
    if (way == RETURN_WITH_OFFERS)
        deed_send(queue, RETURN);
    deed_fault(deed_reason_index);
}

TEXT_OF(tester) static uint32_t wanted_reason(void)
{
    if (way == FAULT_WITH_OFFERS)
        return deed_reason_index;
    return way < FIVE_OFFERS ? deed_reason_ownership : deed_reason_monitor;
}

TEXT_OF(tester) static void keep_the_rules(struct ports *ports)
{
    struct deed_endpoint *queue = start(ports);
    struct uint8_vector *shown = uint8_vector_take(16), *filled = uint8_vector_take(32);
    struct offer *back;

    ok(queue && deed_open(ports->queue, DEED_NOW) == NULL, "a queue is one object, not two");
    offer(queue, shown, filled);
    struct descriptor *first = ring(DESCRIPTORS);
    ok(first[0].address == machine_place(shown->at) && first[0].length == 16 &&
           first[0].flags == 1 && first[0].next == 1,
       "what is shown is described, and what comes behind it");
    ok(first[1].address == machine_place(filled->at) && first[1].length == 32 &&
           first[1].flags == 2,
       "what is filled, for the device to write");
    equal(((struct available *)ring(AVAILABLE))->index, 1, "and the device is told");
    ok(heap_owner(shown) != component_holder[0] && heap_owner(filled) != component_holder[0],
       "who offers has it no more");
    equal(deed_call(queue, COLLECT), BUSY, "nothing is done yet");
    finish(0, 1000);
    equal(deed_call(queue, COLLECT), DONE_WITH, "then it is");
    back = queue->inbox;
    ok(back->shown == shown && back->filled == filled, "and comes back");
    equal(back->used, 32, "with no more in it than it has room for, whatever the device says");
    ok(heap_owner(shown) == component_holder[0] && heap_owner(filled) == component_holder[0],
       "to who offered it");
    *(uint64_t *)(void *)shown = 1ull << 40;
    offer(queue, NULL, shown);
    ok(first[0].length <= 64 - 8 && first[0].flags == 2, "no object goes further than it goes");
    offer(queue, deed_vector_freeze(filled), NULL);
    equal(((struct available *)ring(AVAILABLE))->index, 2, "of what is frozen nothing is shown");
    equal(deed_call(queue, COLLECT), DONE_WITH, "it comes back as it is");
    deed_revoke(ports->queue);
    equal(registers[STATUS], 0, "revoked, the device is reset");
    equal(deed_receive(queue, DEED_NOW), DEED_TAG_CLOSED, "and its owner hears it");
    deed_endpoint_drop(queue);
}

/* The device says that this is done, while the first offer is under way. */
TEXT_OF(tester) static void break_the_rules(struct ports *ports, uint32_t id)
{
    struct deed_endpoint *queue = start(ports);

    offer(queue, NULL, uint8_vector_take(32));
    finish(id, 1);
    equal(deed_call(queue, COLLECT), DEED_TAG_CLOSED, "a device that talks nonsense is closed");
    equal(registers[STATUS], 0, "and reset");
    deed_endpoint_drop(queue);
}

static uint32_t chance(uint32_t most)
{
    static uint64_t seed = 1;

    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % most;
}

/* What it is done with is the tester's again, and not more than it was. False: nothing came back.
 */
static bool take_back(struct deed_endpoint *queue, uint32_t tag)
{
    struct offer *back = queue->inbox;
    struct uint8_vector *filled = back->filled;

    if (tag != DONE_WITH)
        return false;
    if (back->used > (filled ? filled->length : 0))
        ok(false, "no more is used than there is room for");
    deed_drop(back->shown);
    deed_drop(back->filled);
    back->shown = back->filled = NULL;
    return true;
}

static struct uint8_vector *any_vector(void)
{
    return chance(3) ? uint8_vector_take(chance(200)) : NULL;
}

/* A few steps of a driver that keeps to the contract, with a device that says anything. */
static void any_steps(struct ports *ports, struct deed_endpoint *queue)
{
    uint32_t under_way = 0, tag = BUSY;

    for (uint32_t i = 0; i < 20 && tag != DEED_TAG_CLOSED; i++)
        switch (chance(8)) {
        case 0:
        case 1:
        case 2:
            if (under_way < 4) {
                offer(queue, any_vector(), any_vector());
                under_way++;
            }
            break;
        case 3: finish(chance(9) ? 2 * chance(4) : chance(UINT32_MAX), chance(UINT32_MAX)); break;
        case 4:
            ((volatile struct used *)ring(USED))->index += chance(20) ? 0 : chance(65536);
            break;
        case 5:
        case 6:
            tag = under_way ? deed_call(queue, COLLECT) : BUSY;
            under_way -= take_back(queue, tag);
            break;
        default:
            if (chance(10))
                break;
            deed_revoke(ports->queue);
            tag = deed_receive(queue, DEED_FOREVER);
        }
    if (under_way == 0 && tag != DEED_TAG_CLOSED && chance(2))
        deed_send(queue, RETURN);
    deed_endpoint_drop(queue);
}

TEXT_OF(tester) static void any_order(struct ports *ports)
{
    uint64_t before = deed_heap_used(), wrong = 0;

    for (uint32_t i = 0; i < ROUNDS; i++) {
        any_steps(ports, start(ports));
        wrong +=
            deed_heap_used() != before || component_objects[FLYING] != 0 || registers[STATUS] != 0;
    }
    equal(wrong, 0, "whatever it says in whatever order, nothing is lost or there twice");
    ok(heap_balanced(), "nor in the books");
}

TEXT_OF(tester) static void not_there(struct ports *ports, uint32_t number, uint32_t value)
{
    plant();
    registers[number] = value;
    ok(deed_open(ports->queue, DEED_NOW) == NULL, "not such a device: the port does not open");
}

TEXT_OF(tester) void tester_main(void *arg)
{
    struct ports *ports = arg;
    struct deed_endpoint *watch = deed_open(ports->watch, DEED_FOREVER);
    uint64_t before = deed_heap_used();

    equal(registers[STATUS], 0, "a device is reset at boot, whoever used it before");
    not_there(ports, MAGIC, 0);
    not_there(ports, VERSION, 1);
    not_there(ports, DEVICE, 0);
    not_there(ports, OFFERED, 0);
    not_there(ports, QUEUE_MOST, 4);
    not_there(ports, QUEUE_READY, 1);
    keep_the_rules(ports);
    break_the_rules(ports, 2);
    break_the_rules(ports, 1);
    break_the_rules(ports, 8);
    break_the_rules(ports, UINT32_MAX);
    any_order(ports);
    equal(deed_heap_used(), before, "all is paid back");
    testers = uint8_vector_take(100);
    for (way = 0; way < WAYS; way++) {
        deed_component_start(1);
        equal(next_death(watch).reason, wanted_reason(), "it is stopped, and for what it did");
        equal(registers[STATUS], 0, "and its device is reset");
    }
    ok(heap_owner(testers) == component_holder[0], "the tester's object is still its own");
    AWAIT(component_channels[1] == 0 && heap_used(component_holder[1]) == 0);
    equal(heap_used(component_holder[1]), 0, "nothing is charged to who did wrong");
    equal(component_objects[FLYING], 0, "no object is under way");
    ok(heap_balanced(), "the books balance");
    done();
}

static const struct port_table table[] = {VIRTQUEUES((uint64_t)registers), WATCHES};
const struct component_table deed_components[] = {
    ENTRY(tester, table, 9, RESTART_POLICY_NEVER, 0),
    ENTRY(a, table, 10, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = 2;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "virtqueue";
