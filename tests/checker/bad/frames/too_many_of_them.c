/* The depth is a constant, and so large that no memory has as many frames. */
#include "memory.component.h"

static uint32_t g_sum;

DEPTH(n)
static void down(uint32_t n)
{
    uint8_t bytes[800] = {0};
    bytes[n % 800] = 1;
    g_sum += bytes[7];
    if (n > 0)
        down(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    down(100000); //- //~ depth
    //+ down(100);
}
