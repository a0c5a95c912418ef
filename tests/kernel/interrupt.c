/* Interrupts as messages: the serial line's own, from its transmitter. */
#include "raw.h"

COMPONENT(tester);
COMPONENT(a);

#define ENABLE  1 /* registers of the line */
#define PENDING 2
#define SENT    2 /* transmitter interrupt */
#define MS      1000000ull

struct ports {
    struct deed_port *irq, *watch;
    struct deed_ioports *io;
};

static volatile uint32_t a_raised;

/* a takes the interrupt while the tester does not have it, and crashes with it. */
TEXT_OF(a) void a_main(void *arg)
{
    struct ports *ports = arg;
    struct deed_endpoint *irq = deed_open(ports->irq, DEED_FOREVER);

    deed_ioport_write8(ports->io, ENABLE, SENT);
    if (irq && deed_receive(irq, DEED_FOREVER) == 0)
        a_raised++;
    deed_ioport_read8(ports->io, PENDING);
    deed_ioport_write8(ports->io, ENABLE, 0);
    deed_fault(deed_reason_index);
}

TEXT_OF(tester) static uint32_t raise(struct ports *ports, struct deed_endpoint *irq)
{
    deed_ioport_write8(ports->io, ENABLE, 0);
    deed_ioport_write8(ports->io, ENABLE, SENT);
    return deed_receive(irq, deed_now() + 100 * MS);
}

TEXT_OF(tester) static void acknowledge(struct ports *ports, struct deed_endpoint *irq)
{
    deed_ioport_read8(ports->io, PENDING);
    deed_ioport_write8(ports->io, ENABLE, 0);
    deed_send(irq, 1);
}

/* What is raised without anybody's doing, all acknowledged. */
TEXT_OF(tester) static uint32_t drain(struct deed_endpoint *irq)
{
    uint32_t count = 0;

    while (deed_receive(irq, deed_now() + MS) == 0) {
        count++;
        deed_send(irq, 1);
    }
    return count;
}

TEXT_OF(tester) void tester_main(void *arg)
{
    struct ports *ports = arg;
    struct deed_endpoint *watch = deed_open(ports->watch, DEED_FOREVER);
    struct deed_endpoint *irq;
    uint32_t seen = 0;

    for (uint32_t i = 0; i < 3; i++) {
        deed_component_start(1);
        next_death(watch);
    }
    equal(a_raised, 3, "a driver that crashes with its interrupt gets it again");
    irq = deed_open(ports->irq, DEED_FOREVER);
    ok(irq != NULL, "and another one gets it then");
    ok(drain(irq) > 0, "and hears what nobody has acknowledged");
    for (uint32_t i = 0; i < 100; i++)
        if (raise(ports, irq) == 0) {
            seen++;
            acknowledge(ports, irq);
        }
    equal(seen, 100, "a hundred interrupts");
    equal(deed_receive(irq, deed_now() + MS), DEED_TAG_TIMEOUT, "and no more");
    equal(raise(ports, irq), 0, "one more");
    deed_ioport_write8(ports->io, ENABLE, 0);
    deed_ioport_write8(ports->io, ENABLE, SENT);
    equal(deed_receive(irq, deed_now() + MS), DEED_TAG_TIMEOUT, "masked until it is acknowledged");
    acknowledge(ports, irq);
    deed_component_start(1);
    equal(next_death(watch).reason, deed_reason_index, "the line has one owner");
    equal(a_raised, 3, "and no other");
    deed_endpoint_drop(irq);
    ok(deed_open(ports->irq, DEED_NOW) != NULL, "it opens again");
    done();
}

static const struct port_table table[] = {INTERRUPTS(4), WATCHES, IOPORTS(0x3f8, 8)};
const struct component_table deed_components[] = {
    ENTRY(tester, table, 9, RESTART_POLICY_NEVER, 0),
    ENTRY(a, table, 10, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = 2;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "interrupt";
