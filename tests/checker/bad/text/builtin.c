/* A builtin of the compiler: it is called like a function and is none. */
#include "memory.component.h"

static uint64_t g_value;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_value = __builtin_readcyclecounter(); //- //~ token
    //+ g_value = deed_now();
}
