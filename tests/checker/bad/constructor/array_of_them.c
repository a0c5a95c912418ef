/* The array of what is to be run at the beginning, filled by hand. */
#include "memory.component.h"

static uint32_t g_value;

static void prepare(void)
{
    g_value = 1;
}

__attribute__((section(".init_array"))) //- //~ token
static void (*const first[1])(void) = {prepare};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    first[0]();
}
