/* Compound assignment divides as well, and a constant of -1 is the worst of all. */
#include "memory.component.h"

static int32_t g_level = INT32_MIN;

static void turn(void)
{
    g_level /= -1; //- //~ division
    //+ g_level /= 2;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    turn();
}
