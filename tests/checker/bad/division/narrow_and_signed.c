/* Of bytes: a signed byte may be -1, and what it divides has been widened. */
#include "memory.component.h"

static int32_t g_level = INT32_MIN;

static void turn(int8_t by)
{
    g_level %= by; //- //~ division
    //+ g_level %= 3;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    turn(-1);
}
