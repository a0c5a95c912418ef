/* kernel.c - a system of unchecked components (tests/kernel/raw.h) for the figures that no checked
 * one can take: from an interrupt to its driver's first instruction, and one of a thousand that is
 * ready. Printed as `BENCH name value unit`; instructions under -icount shift=0. */
#define ENDPOINTS 1024
#include "tests/kernel/raw.h"

COMPONENT(tester);
COMPONENT(a);

#define ROUNDS  32
#define SOURCES 1000
#define ENABLE  0x3f9 /* of the serial line */
#define PENDING 0x3fa
#define SENT    2 /* transmitter interrupt */

struct ports {
    struct deed_port *irq;
    struct deed_set *set;
};

static uint64_t look; /* what looking at the counter takes */
static volatile uint64_t raised_at, heard_at;

static inline uint64_t now(void)
{
    uint32_t low, high;
    __asm__ volatile("lfence\n\trdtsc\n\tlfence" : "=a"(low), "=d"(high)::"memory");
    return (uint64_t)high << 32 | low;
}

static inline void write_line(uint16_t port, uint8_t value)
{
    __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port));
}

static void figure(const char *name, uint64_t value)
{
    print("BENCH ");
    print(name);
    print(" ");
    print_number(value);
    print(" insn\n");
}

/* The driver: it hears its interrupt, of higher priority than who raises it. */
TEXT_OF(a) void a_main(void *arg)
{
    struct ports *ports = arg;
    struct deed_endpoint *irq = deed_open(ports->irq, DEED_FOREVER);
    uint8_t pending;

    for (;;) {
        deed_receive(irq, DEED_FOREVER);
        heard_at = now();
        write_line(ENABLE, 0);
        __asm__ volatile("inb %1, %0" : "=a"(pending) : "Nd"((uint16_t)PENDING));
        deed_send(irq, 1);
    }
}

TEXT_OF(tester) static void measure_look(void)
{
    look = UINT64_MAX;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = now(), taken = now() - start;
        look = taken < look ? taken : look;
    }
}

/* From the instruction that raises it to the driver's first one; both write down when. */
TEXT_OF(tester) static void measure_interrupt(void)
{
    uint64_t least = UINT64_MAX;

    for (uint32_t i = 0; i < ROUNDS; i++) {
        heard_at = 0;
        raised_at = now();
        write_line(ENABLE, SENT);
        while (heard_at == 0) {
        }
        if (heard_at - raised_at - look < least)
            least = heard_at - raised_at - look;
    }
    figure("irq.to_driver", least);
}

TEXT_OF(tester) static void measure_select(struct deed_set *set)
{
    static struct deed_endpoint *client[SOURCES];
    uint64_t least = UINT64_MAX;

    for (uint32_t i = 0; i < SOURCES; i++) {
        struct deed_endpoint *server = deed_channel_take(CONTRACT_TRY);
        client[i] = deed_channel_peer(server);
        deed_set_put(set, server);
    }
    for (uint32_t i = 0; i < ROUNDS; i++) {
        struct deed_endpoint *ready;
        uint64_t start;
        deed_send(client[i * 31], EMPTY);
        start = now();
        ready = deed_set_receive(set, DEED_FOREVER);
        if (ready->tag == EMPTY && now() - start - look < least)
            least = now() - start - 2 * look;
        deed_send(ready, DONE);
        deed_set_put(set, ready);
        deed_receive(client[i * 31], DEED_FOREVER);
    }
    figure("select.of_1000", least);
}

TEXT_OF(tester) void tester_main(void *arg)
{
    struct ports *ports = arg;

    measure_look();
    measure_interrupt();
    measure_select(ports->set);
    deed_exit(0);
}

static const struct port_table table[] = {INTERRUPTS(4), SERVES(1)};
static const struct port_table no_line[] = {WATCHES, SERVES(1)};
const struct component_table deed_components[] = {
    ENTRY(tester, no_line, 9, RESTART_POLICY_NEVER, 0),
    ENTRY(a, table, 10, RESTART_POLICY_NEVER, 0),
};
const uint32_t deed_component_total = 2;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "kernel";
