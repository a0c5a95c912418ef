/* The one check that stands between an index and the memory behind the array, switched off. */
#include "memory.component.h"

static uint8_t g_bytes[4];

__attribute__((no_sanitize("bounds"))) //- //~ token
static void set(uint64_t i)
{
    g_bytes[i] = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(deed_now());
}
