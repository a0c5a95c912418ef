/* Two names for one function: what is known of one is not known of the other. */
#include "memory.component.h"

static uint32_t g_limit = 16;

static uint32_t limit(void)
{
    return g_limit;
}

static uint32_t other(void) __attribute__((alias("limit"))); //- //~ token

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (limit() > 100)
        deed_fault(deed_reason_value);
}
