/* One arm of the conditional operator is -1. */
#include "memory.component.h"

static int32_t g_level = INT32_MIN;

static void turn(bool up)
{
    g_level = g_level / (up ? 1 : -1); //- //~ division
    //+ g_level = up ? g_level : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    turn(deed_now() % 2 == 0);
}
