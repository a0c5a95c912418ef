/* A helper without a DEPTH lies on the way round, and begins anew. */
#include "memory.component.h"

static uint32_t begin(void);

static DEPTH(n) uint32_t down(uint32_t n)
{
    return n == 0 ? begin() : down(n - 1); //- //~ recursion
    //+ return n == 0 ? 0 : down(n - 1);
}

static uint32_t begin(void)
{
    return down(5);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (begin() != 0)
        deed_fault(deed_reason_value);
}
