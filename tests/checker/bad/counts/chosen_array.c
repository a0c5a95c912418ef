/* (c ? a : b)[i]: the result is a pointer, and its bound is lost. */
#include "memory.component.h"

static const uint32_t g_small[4] = {1, 2, 3, 4};
static const uint32_t g_large[16] = {1};

static uint32_t pick(bool large, uint32_t i)
{
    return (large ? g_large : g_small)[i]; //- //~ index
    //+ return large ? g_large[i] : g_small[i];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (pick(false, 15) > 100)
        deed_fault(deed_reason_value);
}
