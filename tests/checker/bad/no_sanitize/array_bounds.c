/* By its other name, and behind the declarator. */
#include "memory.component.h"

static uint8_t g_bytes[4];

static void set(uint64_t i) __attribute__((no_sanitize("array-bounds"))); //- //~ token
//+ static void set(uint64_t i);

static void set(uint64_t i)
{
    g_bytes[i] = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(deed_now());
}
