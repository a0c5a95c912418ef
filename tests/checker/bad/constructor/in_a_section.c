/* A function in the section that is run through at the beginning. */
#include "memory.component.h"

static uint32_t g_value;

__attribute__((section(".init.text"))) //- //~ token
static void prepare(void)
{
    g_value = 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    prepare();
}
