/* A difference of unsigned numbers, made signed: it may be -1. */
#include "memory.component.h"

static int32_t g_last;

static void ratio(int32_t a, uint32_t b, uint32_t c)
{
    g_last = a % (int32_t)(b - c); //- //~ division
    //+ g_last = a % 8;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    ratio(INT32_MIN, 4, 5);
}
