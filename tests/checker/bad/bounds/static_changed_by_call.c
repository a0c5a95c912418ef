/* The call between the test and the access changes the static. */
#include "memory.component.h"

static uint32_t g_at;

static void later(void)
{
    g_at += 3;
}

static uint32_t take(const uint8_t *p COUNT(n), uint32_t n)
{
    //+ later();
    if (g_at >= n)
        return 0;
    later(); //-
    return p[g_at]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const uint8_t bytes[4] = {1, 2, 3, 4};
    if (take(bytes, 4) > 100)
        deed_fault(deed_reason_value);
}
