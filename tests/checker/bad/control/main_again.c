/* The entry function called from below. */
#include "memory.component.h"

static uint32_t g_rounds;

static void again(struct memory_ports *ports)
{
    g_rounds++;
    if (g_rounds < 1000)
        memory_main(ports); //-
        //+ (void)ports;
}

void memory_main(struct memory_ports *ports)
{
    again(ports); //~ recursion
}
