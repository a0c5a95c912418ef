/* What an assignment is worth is what was assigned, not what a call beside it makes of the variable. */
#include "memory.component.h"

static uint32_t g_last;

static uint32_t forget(void)
{
    g_last = 1;
    return 0;
}

static uint8_t byte(const uint8_t *p COUNT(n), uint32_t n, uint32_t x)
{
    uint32_t i = (g_last = x) + forget();
    if (g_last >= n)
        return 0;
    return p[i]; //- //~ index
    //+ return p[g_last] + (uint8_t)(i & 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[4] = {1};
    if (byte(bytes, 4, 1000) > 1)
        deed_fault(deed_reason_value);
}
