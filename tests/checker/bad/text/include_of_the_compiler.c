/* A header of the compiler's: intrinsics, that is, instructions by name. */
#include "memory.component.h"
#include <stdalign.h> //- //~ prefix

void memory_main(struct memory_ports *ports)
{
    (void)ports;
}
