/* Before all other code that runs before the beginning. */
#include "memory.component.h"

static uint32_t g_value;

__attribute__((constructor(101))) //- //~ token
static void prepare(void)
{
    g_value = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    prepare();
}
