/* array[i]++: clang checks the index as it checks an address, and one past the end passes. */
#include "memory.component.h"

static uint32_t g_count[16];

static void count(uint64_t i)
{
    g_count[i]++; //- //~ index
    //+ g_count[i] += 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    count(deed_now() % 17);
}
