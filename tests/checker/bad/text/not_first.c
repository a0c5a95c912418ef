/* Something stands before the component's header. */
static int g_first; //- //~ prefix
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
}
