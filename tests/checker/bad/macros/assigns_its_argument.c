/* A macro that assigns, in the middle of an expression that reads. */
#include "memory.component.h"

#define NEXT(x) ((x) = (x) * 7 + 1)

static uint32_t g_sum;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t seed = 3;
    g_sum = NEXT(seed) + seed; //- //~ sequence
    //+ seed = seed * 7 + 1;
    //+ g_sum = seed + seed;
}
