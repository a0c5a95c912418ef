/* The end of the machine: d asks c, c asks b, b asks a; all are connected when the tester ends it,
 * and e never waits at all. Each says when its client has gone, and would say it if its server went
 * first. */
#include "raw.h"

COMPONENT(tester);
COMPONENT(a);
COMPONENT(b);
COMPONENT(c);
COMPONENT(d);
COMPONENT(e);

enum { TESTER, A, B, C, D, E, ALL };

struct tester_ports {
    struct deed_port *e;
};
struct ports {
    struct deed_set *set;
    struct deed_port *next;
};

static volatile uint32_t connected;
static volatile uint64_t turns;

/* It takes a while over it, and is to be let. */
static inline __attribute__((always_inline)) void serve(struct ports *own, const char *gone)
{
    for (;;) {
        struct deed_endpoint *e = deed_set_receive(own->set, DEED_FOREVER);
        if (e->tag == DEED_TAG_CONNECTED) {
            deed_set_put(own->set, e);
            continue;
        }
        for (uint64_t begin = deed_now(); deed_now() < begin + 1000000;)
            ;
        deed_endpoint_drop(e);
        print(gone);
    }
}

static inline __attribute__((always_inline)) struct deed_endpoint *ask(struct ports *own)
{
    struct deed_endpoint *e = deed_open(own->next, DEED_FOREVER);

    out(e)->first = deed_take(64);
    connected++;
    return e;
}

TEXT_OF(a) void a_main(void *ports)
{
    serve(ports, "# a: my client has gone\n");
}

TEXT_OF(b) void b_main(void *ports)
{
    ask(ports);
    serve(ports, "# b: my client has gone\n");
}

TEXT_OF(c) void c_main(void *ports)
{
    ask(ports);
    serve(ports, "# c: my client has gone\n");
}

TEXT_OF(d) void d_main(void *ports)
{
    struct deed_endpoint *e = ask(ports);

    if (deed_receive(e, DEED_FOREVER) == DEED_TAG_CLOSED)
        print("# d: my server has gone\n");
}

TEXT_OF(e) void e_main(void *ports)
{
    (void)ports;
    for (;;)
        turns++;
}

TEXT_OF(tester) void tester_main(void *ports)
{
    deed_open(((struct tester_ports *)ports)->e, DEED_FOREVER);
    AWAIT(connected == 3);
    equal(connected, 3, "all are connected");
    AWAIT(turns > 0);
    ok(turns > 0, "and one spins");
#ifdef FORGOTTEN
    component_channels[FORGOTTEN]++;
#endif
    done();
}

static const struct port_table tester_table[] = {USES};
static const struct port_table table[] = {SERVES(1), USES};
static const struct port_table d_table[] = {SERVES(1), USES};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 3, RESTART_POLICY_NEVER, 0),
    ENTRY(a, table, 5, RESTART_POLICY_ALWAYS, 0),
    ENTRY(b, table, 8, RESTART_POLICY_ALWAYS, 0),
    ENTRY(c, table, 6, RESTART_POLICY_NEVER, 0),
    ENTRY(d, d_table, 7, RESTART_POLICY_NEVER, 0),
    ENTRY(e, table, 2, RESTART_POLICY_ALWAYS, 0),
};
const uint32_t deed_component_total = ALL;
const struct connection_table deed_connections[] = {
    {D, 1, C, 0}, {C, 1, B, 0}, {B, 1, A, 0}, {TESTER, 0, E, 0}};
const uint32_t deed_connection_total = 4;
const char deed_system_name[] = "shutdown";
