/* The way round leads through a table, where nothing is counted. */
#include "memory.component.h"

static uint32_t begin(uint32_t n);

static uint32_t (*const ways[])(uint32_t n) = {begin}; //~ recursion

static DEPTH(n) uint32_t down(uint32_t n)
{
    if (n == 0)
        return ways[0](9); //-
    //+ return 0;
    return down(n - 1);
}

static uint32_t begin(uint32_t n)
{
    return n + down(5);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (ways[0](1) == 0)
        deed_fault(deed_reason_value);
}
