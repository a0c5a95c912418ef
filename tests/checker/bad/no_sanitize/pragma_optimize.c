/* Without the optimiser the code is another than what was looked at. */
#include "memory.component.h"

static uint8_t g_bytes[4];

#pragma clang optimize off //- //~ token
static void set(uint64_t i)
{
    g_bytes[i] = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(deed_now());
}
