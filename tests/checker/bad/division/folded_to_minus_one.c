/* A constant that is -1 by way of a cast. */
#include "memory.component.h"

static int32_t g_level = INT32_MIN;

static void turn(void)
{
    g_level = g_level / (int32_t)0xffffffff; //- //~ division
    //+ g_level = g_level / (int32_t)0x7fffffff;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    turn();
}
