/* Each of three functions passes on what it got: it never gets smaller. */
#include "memory.component.h"

static DEPTH(n) uint32_t third(uint32_t n);

static DEPTH(n) uint32_t second(uint32_t n)
{
    return third(n) + 1; //- //~ depth
    //+ return n == 0 ? 0 : third(n - 1) + 1;
}

static DEPTH(n) uint32_t first(uint32_t n)
{
    return n == 0 ? 0 : second(n);
}

static DEPTH(n) uint32_t third(uint32_t n)
{
    return n == 0 ? 0 : first(n);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (first(10) == 1)
        deed_fault(deed_reason_value);
}
