/* Bounded by DEPTH, but by way of a table: whoever stands there may be called with any depth. */
#include "memory.component.h"

static uint32_t leaf(uint32_t n)
{
    return n;
}

static DEPTH(n) uint32_t down(uint32_t n)
{
    return n == 0 ? 0 : down(n - 1) + 1;
}

static uint32_t (*const ways[])(uint32_t n) = {leaf, down}; //- //~ depth
//+ static uint32_t (*const ways[])(uint32_t n) = {leaf, leaf};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (ways[deed_now() & 1](7) > down(7))
        deed_fault(deed_reason_value);
}
