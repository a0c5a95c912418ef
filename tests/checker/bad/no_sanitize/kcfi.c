/* The comparison in front of a call through a table. */
#include "memory.component.h"

static void one(void)
{
    deed_now();
}

static void (*const table[])(void) = {one, one};

__attribute__((no_sanitize("kcfi"))) //- //~ token
static void call(uint64_t i)
{
    table[i & 1]();
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    call(deed_now());
}
