/* The test for zero that everybody writes. */
#include "memory.component.h"

static int32_t g_last;

static void ratio(int32_t a, int32_t b)
{
    if (b == 0)
        return;
    g_last = a / b; //- //~ division
    //+ g_last = a / 7;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    ratio(INT32_MIN, -1);
}
