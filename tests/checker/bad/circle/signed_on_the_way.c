/* It is n, but for a cast that gives it a sign on the way: from 200 it becomes 4294967240. */
#include "memory.component.h"

static DEPTH(n) uint32_t second(uint32_t n);

static DEPTH(n) uint32_t first(uint32_t n)
{
    return n == 0 ? 0 : second((uint32_t)(int8_t)n); //- //~ depth
    //+ return n == 0 ? 0 : second(n);
}

static DEPTH(n) uint32_t second(uint32_t n)
{
    return n == 0 ? 0 : first(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (first(200) != 0)
        deed_fault(deed_reason_value);
}
