/* A fault in the kernel's own text, which no component can be blamed for: report and halt. */
#include "raw.h"

COMPONENT(tester);

TEXT_OF(tester) void tester_main(void *ports)
{
    (void)ports;
    deed_slot_take((void *)(uint64_t)8);
    done();
}

static const struct port_table tester_table[] = {WATCHES};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 5, RESTART_POLICY_NEVER, 0),
};
const uint32_t deed_component_total = 1;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "bug";
