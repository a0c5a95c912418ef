/* Warnings are errors, unless a pragma says that there are none. */
#include "memory.component.h"

static uint32_t g_value;

#pragma clang diagnostic ignored "-Wsign-conversion" //- //~ token

static void set(int32_t value)
{
    g_value = (uint32_t)value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(-1);
}
