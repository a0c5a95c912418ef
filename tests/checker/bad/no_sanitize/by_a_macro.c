/* Behind a macro it looks like one of the SDK's marks. */
#include "memory.component.h"

#define FAST __attribute__((no_sanitize("bounds"))) //- //~ token
//+ #define FAST

static uint8_t g_bytes[4];

FAST
static void set(uint64_t i)
{
    g_bytes[i] = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(deed_now());
}
