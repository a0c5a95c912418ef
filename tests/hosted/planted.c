/* planted.c - a component that reads behind an array on its stack: for the sanitizer to find. */
#include "raw.h"

COMPONENT(tester);

static uint32_t __attribute__((noinline)) sum(const volatile uint32_t *values, uint32_t count)
{
    uint32_t total = 0;

    for (uint32_t i = 0; i <= count; i++)
        total += values[i];
    return total;
}

TEXT_OF(tester) void tester_main(void *ports)
{
    volatile uint32_t values[5] = {1, 2, 3, 4, 5};

    (void)ports;
    deed_sleep_until(deed_now() + 1000000); /* so that it comes back to this stack from another */
    ok(sum(values, 5) != 0, "nobody noticed");
    done();
}

static const struct port_table tester_table[] = {WATCHES};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 5, RESTART_POLICY_NEVER, 0),
};
const uint32_t deed_component_total = 1;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "planted";
