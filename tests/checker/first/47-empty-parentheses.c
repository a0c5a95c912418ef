/* Declares a function without parameters. */
//? (void)
#include "memory.component.h"

static uint32_t count() //- //~ compile
//+ static uint32_t count(void)
{
    return 3;
}

static uint32_t g_count;

void memory_main(struct memory_ports *ports)
{
    if (ports != NULL)
        g_count = count();
}
