/* 900 bytes a call, and as many calls as somebody else says. */
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
    down((uint32_t)deed_now()); //- //~ depth
    //+ down(9);
}
