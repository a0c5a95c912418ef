/* An attribute, of two halves that are names like any other. */
#include "memory.component.h"

#define OF(a, b) a##b

static uint8_t g_bytes[4];

OF(__attri, bute__)((no_sanitize("bounds"))) //- //~ token
static void set(uint64_t i)
{
    g_bytes[i] = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(deed_now());
}
