/* Parts of the machine as objects: what they give, what becomes of them, and each wrong way to use
 * them, by a component that nobody has checked. */
#include "raw.h"

#include "kernel/machine.h"
#include "kernel/served.h"
#include "sharedheap/place.h"

COMPONENT(tester);
COMPONENT(a);

#define IN_RAM  0x80000000 /* registers where the loader says that memory is: nobody opens them */
#define SCRATCH 7          /* a register of the line that is nothing but memory */
#define RETURN  0          /* tags */
#define ACK     1
#define HOLD    2
#define HELD    3
#define OFF     4

struct ports {
    struct deed_port *uart, *registers, *irq, *watch;
    struct deed_ioports *io;
};

enum way {
    FOREIGN,
    NOBODYS,
    WILD,
    KERNELS_END,
    STATIC_RANGE,
    ORDINARY_CHANNEL,
    INTERRUPT,
    REGISTERS_AS_IOPORTS,
    IOPORTS_AS_REGISTERS,
    OUTSIDE,
    FAR_OUTSIDE,
    ACROSS_THE_END,
    UNALIGNED,
    REGISTER_OUTSIDE,
    REGISTER_ACROSS_THE_END,
    REGISTER_UNALIGNED,
    REGISTER_WRAPPED,
    RETURNED_TWICE,
    LINE_RETURNED_ARMED,
    LINE_HELD_TWICE,
    WAYS
};

static REGISTER_MEMORY volatile uint8_t memory[4096]; /* registers that do nothing */
static volatile enum way way;
static volatile bool opened;
static struct deed_endpoint *volatile testers;

TEXT_OF(a)
static void wrong_end(struct deed_endpoint *uart, struct deed_endpoint *registers,
                      struct ports *ports)
{
    switch (way) {
    case FOREIGN: deed_ioports_read8(testers, 0); break;
    case NOBODYS: deed_ioports_read8(NULL, 0); break;
    case WILD: deed_ioports_write8((void *)0x123456789abcdefull, 0, 1); break;
    case KERNELS_END: deed_ioports_read8(&endpoint_face[uart->index ^ 1].seen, 0); break;
    case STATIC_RANGE: deed_ioports_read8((void *)ports->io, 0); break;
    case ORDINARY_CHANNEL: deed_ioports_read8(deed_channel_take(CONTRACT_TRY), 0); break;
    case INTERRUPT: deed_ioports_read8(deed_open(ports->irq, DEED_NOW), 0); break;
    case REGISTERS_AS_IOPORTS: deed_ioports_read8(registers, 0); break;
    case IOPORTS_AS_REGISTERS: deed_registers_write32(uart, 0, 1); break;
    default: break;
    }
}

TEXT_OF(a) static void wrong_place(struct deed_endpoint *uart, struct deed_endpoint *registers)
{
    switch (way) {
    case OUTSIDE: deed_ioports_read8(uart, 8); break;
    case FAR_OUTSIDE: deed_ioports_write8(uart, 0xffff, 1); break;
    case ACROSS_THE_END: deed_ioports_read32(uart, 8 - 2); break;
    case UNALIGNED: deed_ioports_write16(uart, SCRATCH - 2, 1); break;
    case REGISTER_OUTSIDE: deed_registers_read8(registers, sizeof memory / 2); break;
    case REGISTER_ACROSS_THE_END: deed_registers_read64(registers, sizeof memory / 2 - 4); break;
    case REGISTER_UNALIGNED: deed_registers_write32(registers, 2, 1); break;
    case REGISTER_WRAPPED: deed_registers_write64(registers, 0xfffffff8, 1); break;
    default: break;
    }
}

TEXT_OF(a) static void wrong_message(struct deed_endpoint *uart, struct ports *ports)
{
    struct deed_endpoint *irq = deed_open(ports->irq, DEED_NOW);

    switch (way) {
    case RETURNED_TWICE:
        deed_send(uart, RETURN);
        deed_send(uart, RETURN);
        break;
    case LINE_RETURNED_ARMED: deed_send(irq, OFF); break;
    case LINE_HELD_TWICE:
        deed_call(irq, HOLD);
        deed_send(irq, HOLD);
        break;
    default: break;
    }
}

TEXT_OF(a) void a_main(void *arg)
{
    struct ports *ports = arg;
    struct deed_endpoint *uart = deed_open(ports->uart, DEED_NOW);
    struct deed_endpoint *registers = deed_open(ports->registers, DEED_NOW);

    opened = uart && registers;
    wrong_end(uart, registers, ports);
    wrong_place(uart, registers);
    wrong_message(uart, ports);
}

TEXT_OF(tester) static uint32_t wanted_reason(void)
{
    if (way >= RETURNED_TWICE)
        return deed_reason_monitor;
    return way >= OUTSIDE ? deed_reason_index : deed_reason_ownership;
}

/* The rights of a range, and their end. */
TEXT_OF(tester) static void use_ioports(struct ports *ports)
{
    struct deed_endpoint *uart = deed_open(ports->uart, DEED_NOW);

    deed_ioports_write8(uart, SCRATCH, 0x5a);
    equal(deed_ioports_read8(uart, SCRATCH), 0x5a, "what is written is read");
    deed_ioports_write16(uart, SCRATCH - 1, 0x3300);
    equal(deed_ioports_read16(uart, SCRATCH - 1) >> 8, 0x33, "in two bytes, too");
    deed_ioports_write32(uart, SCRATCH - 3, 0x5a000000u | 0x0b);
    equal(deed_ioports_read32(uart, SCRATCH - 3) >> 24, 0x5a, "and in four");
    ok(deed_open(ports->uart, DEED_NOW) == NULL, "a range is one object, not two");
    deed_send(uart, RETURN);
    equal(deed_ioports_read8(uart, SCRATCH), 0xff, "returned, it reads as nothing");
    deed_ioports_write8(uart, SCRATCH, 1);
    equal(deed_ioports_read8(uart, 0xffff), 0xff, "wherever");
    struct deed_endpoint *again = deed_open(ports->uart, DEED_NOW);
    equal(deed_ioports_read8(again, SCRATCH), 0x5a, "and what is written then goes nowhere");
    deed_endpoint_drop(uart);
    equal(deed_ioports_read8(again, SCRATCH), 0x5a, "dropping the old one changes nothing");
    deed_revoke(ports->uart);
    equal(deed_ioports_read8(again, SCRATCH), 0xff, "revoked, it reads as nothing");
    uart = deed_open(ports->uart, DEED_NOW);
    ok(uart && deed_ioports_read8(uart, SCRATCH) == 0x5a, "while there is a new one");
    equal(deed_receive(again, DEED_NOW), DEED_TAG_CLOSED, "the old one hears that it is closed");
    deed_endpoint_drop(again);
    deed_endpoint_drop(uart);
    uart = deed_open(ports->uart, DEED_NOW);
    ok(uart != NULL, "dropped without a word, it opens again");
    deed_endpoint_drop(uart);
}

TEXT_OF(tester) static void use_registers(struct ports *ports)
{
    struct deed_endpoint *registers = deed_open(ports->registers, DEED_NOW);

    deed_registers_write64(registers, sizeof memory / 2 - 8, 0x1122334455667788);
    equal(deed_registers_read32(registers, sizeof memory / 2 - 4), 0x11223344, "the last word");
    equal(deed_registers_read16(registers, sizeof memory / 2 - 8), 0x7788, "half of one");
    equal(deed_registers_read8(registers, sizeof memory / 2 - 1), 0x11, "and its last byte");
    deed_revoke(ports->registers);
    deed_registers_write64(registers, 0, 1);
    equal(deed_registers_read64(registers, 0), UINT64_MAX, "revoked, they read as nothing");
    equal(memory[0], 0, "and nothing is written");
    deed_endpoint_drop(registers);
}

/* As the machine does when the line is raised; its owner runs, and does not wait. */
TEXT_OF(tester) static void fire(void)
{
    machine_interrupts_off();
    machine_interrupt_mask(4);
    interrupt_fire(4);
    machine_interrupts_on();
}

/* A line that is held: quiet, or with an interrupt that nobody has acknowledged. */
TEXT_OF(tester) static void use_line(struct ports *ports)
{
    struct deed_endpoint *irq = deed_open(ports->irq, DEED_NOW);
    uint64_t moment = 1000000;

    while (deed_receive(irq, deed_now() + moment) == 0)
        deed_send(irq, ACK);
    equal(deed_call(irq, HOLD), HELD, "a quiet line is held");
    deed_send(irq, OFF);
    deed_endpoint_drop(irq);
    irq = deed_open(ports->irq, DEED_NOW);
    equal(deed_receive(irq, deed_now() + moment), DEED_TAG_TIMEOUT, "and is quiet when it opens");
    fire();
    equal(deed_call(irq, HOLD), 0, "an interrupt crosses the word");
    deed_send(irq, ACK);
    equal(deed_receive(irq, DEED_NOW), 0, "and is raised again");
    deed_send(irq, HOLD);
    deed_send(irq, ACK);
    equal(deed_receive(irq, DEED_NOW), 0, "and again, for whoever is to handle it");
    deed_revoke(ports->irq);
    deed_endpoint_drop(irq);
    irq = deed_open(ports->irq, DEED_NOW);
    equal(deed_receive(irq, DEED_NOW), 0, "and if it is revoked meanwhile, for who opens it");
    deed_send(irq, ACK);
    equal(deed_receive(irq, deed_now() + moment), DEED_TAG_TIMEOUT, "and then no more");
    deed_endpoint_drop(irq);
}

TEXT_OF(tester) void tester_main(void *arg)
{
    struct ports *ports = arg;
    struct deed_endpoint *watch = deed_open(ports->watch, DEED_FOREVER);

    ok(place_base > IN_RAM || place_base + heap_bytes() <= IN_RAM,
       "no object lies where a component has registers");
    use_ioports(ports);
    use_registers(ports);
    testers = deed_open(ports->uart, DEED_NOW);
    for (way = 0; way < WAYS; way++) {
        deed_component_start(1);
        equal(next_death(watch).reason, wanted_reason(), "it is stopped, and for what it did");
        ok(opened, "what the last one had was open to it");
    }
    deed_endpoint_drop(testers);
    use_line(ports);
    AWAIT(component_channels[1] == 0);
    equal(owned_endpoints(1), 0, "nothing is left to who did wrong");
    equal(heap_used(component_holder[1]), 0, "nor charged to it");
    ok(heap_balanced(), "the books balance");
    done();
}

/* Each has ranges of its own: the same, which no system file would allow. */
static const struct port_table table[] = {
    OWNED_IOPORTS(0x3f8, 8), OWNED_REGISTERS((uint64_t)memory, sizeof memory / 2),
    INTERRUPTS(4),           WATCHES,
    IOPORTS(0x3f8, 8),       OWNED_REGISTERS(IN_RAM, 4096)};
const struct component_table deed_components[] = {
    ENTRY(tester, table, 9, RESTART_POLICY_NEVER, 0),
    ENTRY(a, table, 10, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = 2;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "device";
