/* A double in a component whose file does not say `float;`. */
#include "memory.component.h"

static uint64_t g_kept;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    double half = 0; //- //~ type
    //+ uint64_t half = 0;
    g_kept = sizeof half;
}
