/* A header of another folder, by a path that climbs. */
#include "memory.component.h"
#include "../bad/include_outside.h" //- //~ prefix

void memory_main(struct memory_ports *ports)
{
    (void)ports;
}
