/* A number that owns. */
#include "memory.component.h"

static void set(uint64_t handle OWN CLAIMS) //- //~ annotation
//+ static void set(uint64_t handle)
{
    (void)handle;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    set(3);
}
