/* No variable, but a floating constant all the same. */
#include "memory.component.h"

static uint64_t g_kept;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_kept = (uint64_t)1e3; //- //~ type
    //+ g_kept = 1000;
}
