/* Where the component begins, as an entry of its own table. */
#include "memory.component.h"

static void leaf(struct memory_ports *ports)
{
    (void)ports;
}

static void (*const ways[])(struct memory_ports *ports) = {leaf, memory_main}; //- //~ function-pointer
//+ static void (*const ways[])(struct memory_ports *ports) = {leaf, leaf};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    ways[deed_now() & 1](ports);
}
