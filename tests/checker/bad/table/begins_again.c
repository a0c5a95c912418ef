/* The component begins once more, through a table. */
#include "memory.component.h"

static uint32_t g_starts;

static void start(struct memory_ports *ports)
{
    (void)ports;
    g_starts++;
}

static void (*const starts[])(struct memory_ports *ports) = {
    memory_main, //- //~ function-pointer
    //+ start,
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_starts == 0) {
        start(ports);
        starts[0](ports);
    }
}
