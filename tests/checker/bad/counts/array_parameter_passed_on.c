/* An array parameter is passed on to one that says more. */
#include "memory.component.h"

static void clear(uint8_t name[16])
{
    for (unsigned i = 0; i < 16; i++)
        name[i] = 0;
}

static void start(uint8_t name[8]) //-
//+ static void start(uint8_t name[16])
{
    clear(name); //~ count
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t name[16] = {1};
    start(name);
}
