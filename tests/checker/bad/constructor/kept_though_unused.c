/* Nobody calls it, and it stays all the same. */
#include "memory.component.h"

static uint32_t g_value;

__attribute__((used)) //- //~ token
static void prepare(void)
{
    g_value = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    prepare();
}
