/* Shifts and divisions, both at once. */
#include "memory.component.h"

static uint64_t g_value;

__attribute__((no_sanitize("shift", "integer-divide-by-zero"))) //- //~ token
static void set(uint64_t i)
{
    g_value = (uint64_t)1 << i;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(deed_now());
}
