/* The pragma that needs no line of its own. */
#include "memory.component.h"

static uint8_t g_bytes[4];

_Pragma("clang optimize off") //- //~ token
static void set(uint64_t i)
{
    g_bytes[i] = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(deed_now());
}
