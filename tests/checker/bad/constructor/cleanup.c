/* A function that the compiler calls at the end of a scope, with the address of what is in it. */
#include "memory.component.h"

static uint32_t g_last;

static void keep(const uint32_t *value)
{
    g_last = *value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    __attribute__((cleanup(keep))) uint32_t value = 1; //- //~ token
    //+ uint32_t value = 1;
    if (value > 2)
        keep(&value);
}
