/* Any number of arguments of any type. */
#include "memory.component.h"

static uint32_t g_calls;

static void note(uint32_t first, ...) //- //~ construct
//+ static void note(uint32_t first)
{
    g_calls += first;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    note(1);
}
