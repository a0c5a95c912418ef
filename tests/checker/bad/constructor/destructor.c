/* Code that runs behind the end, if there is one. */
#include "memory.component.h"

static uint32_t g_value;

__attribute__((destructor)) //- //~ token
static void finish(void)
{
    g_value = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    finish();
}
