/* An attribute that switches all of them off at once. */
#include "memory.component.h"

static uint8_t g_bytes[4];

__attribute__((disable_sanitizer_instrumentation)) //- //~ token
static void set(uint64_t i)
{
    g_bytes[i] = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(deed_now());
}
