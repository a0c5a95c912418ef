/* A device that does not confirm its reset: what it was offered stays where it is, in the books and
 * out of everybody's reach, until it does. The device is memory below 1 MiB of q35, which the
 * chipset lets nobody write when it is told so: then the device cannot be told anything. */
#include "raw.h"

#include "kernel/machine.h"
#include "kernel/machine/x86_64/x86.h"

COMPONENT(tester);
COMPONENT(a);

enum queue_tag { OFFER, COLLECT, DONE_WITH, BUSY, RETURN };
enum { MAGIC = 0, VERSION = 1, DEVICE = 2, OFFERED = 4, QUEUE_MOST = 13, QUEUE_READY = 17 };
enum { STATUS = 28 };

#define REGISTERS 0xe0000u
#define CONFIGURE 0xcf8
#define E0000     (0xcfc + 1) /* the register of the chipset for this part of memory */
#define CHIPSET   0x80000094u
#define CAN_READ  1u
#define CAN_WRITE 2u
#define LENGTH    200u
#define OTHERS    64u

struct ports {
    struct deed_port *queue, *watch;
};
struct offer {
    void *shown, *filled;
    uint32_t used;
};

static volatile uint32_t *const registers = (volatile uint32_t *)(uint64_t)REGISTERS;
static struct uint8_vector *volatile offered[2];
static volatile uint32_t offers; /* of a */

TEXT_OF(tester) static void let_write(bool can)
{
    out32(CONFIGURE, CHIPSET);
    out8(E0000, (uint8_t)((in8(E0000) & 0xf0) | CAN_READ | (can ? CAN_WRITE : 0)));
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

static struct deed_endpoint *open_and_offer(struct ports *ports)
{
    struct deed_endpoint *queue = deed_open(ports->queue, DEED_NOW);
    struct offer *arguments;

    for (uint32_t i = 0; queue && i < 2; i++) {
        arguments = queue->outbox;
        offered[i] = uint8_vector_take(LENGTH);
        arguments->shown = i == 0 ? offered[i] : NULL;
        arguments->filled = i == 0 ? NULL : offered[i];
        deed_send(queue, OFFER);
    }
    return queue;
}

TEXT_OF(a) void a_main(void *arg)
{
    if (open_and_offer(arg))
        offers += 2;
    deed_sleep_until(DEED_FOREVER);
}

/* Is what was offered still there, and nobody's who could reach it? */
TEXT_OF(tester) static void look(const char *what, uint32_t payer, uint64_t charged)
{
    uint32_t wrong = 0;

    deed_sleep_until(deed_now() + 20000000); /* the core is idle: what is stale is collected */
    for (uint32_t i = 0; i < OTHERS; i++) {
        struct uint8_vector *other = uint8_vector_take(LENGTH);
        wrong += other == offered[0] || other == offered[1];
        deed_drop(other);
    }
    for (uint32_t i = 0; i < 2; i++)
        wrong += heap_size(offered[i]) == 0 || heap_owner(offered[i]) == component_holder[payer];
    equal(wrong, 0, what);
    equal(heap_used(component_holder[payer]), charged, "and is paid by who took it");
    ok(heap_balanced(), "the books balance");
}

/* a offers, and is stopped while the device does not listen; it begins again and again. */
TEXT_OF(tester) static void try_death(void)
{
    uint64_t charged;

    plant();
    deed_component_start(1);
    AWAIT(offers == 2);
    let_write(false);
    deed_component_stop(1);
    AWAIT(component_life[1] == LIFE_DOWN);
    charged = heap_used(component_holder[1]);
    ok(charged >= 2 * LENGTH, "a driver is stopped that has offered something");
    look("what it offered stays as well", 1, charged);
    for (uint32_t i = 0; i < 3; i++) {
        deed_component_start(1);
        deed_sleep_until(deed_now() + 1000000);
        deed_component_stop(1);
        AWAIT(component_life[1] == LIFE_DOWN);
    }
    equal(offers, 2, "in its next lives it cannot open the port");
    look("and has nothing of it", 1, charged);
    let_write(true);
    plant();
    deed_component_start(1);
    AWAIT(offers == 4);
    equal(offers, 4, "until the device confirms");
    deed_component_stop(1);
    AWAIT(component_life[1] == LIFE_DOWN && heap_used(component_holder[1]) == 0);
    equal(heap_used(component_holder[1]), 0, "then all is paid back");
    equal(component_objects[FLYING], 0, "no object is under way");
    ok(heap_balanced(), "and the books balance at the end");
}

TEXT_OF(tester) void tester_main(void *arg)
{
    struct ports *ports = arg;
    uint64_t before = deed_heap_used(), charged;
    struct deed_endpoint *queue;

    let_write(true);
    plant();
    queue = open_and_offer(ports);
    ok(queue != NULL, "a queue, with two offers under way");
    let_write(false);
    deed_revoke(ports->queue);
    equal(deed_receive(queue, DEED_FOREVER), DEED_TAG_CLOSED, "it is revoked");
    deed_endpoint_drop(queue);
    ok(registers[STATUS] != 0, "the device does not confirm its reset");
    charged = deed_heap_used();
    ok(charged >= before + 2 * LENGTH, "what it was offered is not given back");
    look("nor used for anything else", 0, charged);
    ok(deed_open(ports->queue, DEED_NOW) == NULL, "the port does not open");
    look("and asking changes nothing", 0, charged);
    let_write(true);
    plant();
    queue = deed_open(ports->queue, DEED_NOW);
    ok(queue != NULL, "when it confirms, it does");
    deed_endpoint_drop(queue);
    equal(deed_heap_used(), before, "and all is paid back");
    try_death();
    done();
}

static const struct port_table table[] = {VIRTQUEUES(REGISTERS), WATCHES};
const struct component_table deed_components[] = {
    ENTRY(tester, table, 9, RESTART_POLICY_NEVER, 0),
    ENTRY(a, table, 10, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = 2;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "quarantine";
