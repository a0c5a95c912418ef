/* A function of the table calls the table that it stands in. */
#include "memory.component.h"

static uint32_t leaf(uint32_t n)
{
    return n;
}

static uint32_t again(uint32_t n);

static uint32_t (*const steps[])(uint32_t n) = {leaf, again}; //- //~ recursion
//+ static uint32_t (*const steps[])(uint32_t n) = {leaf, leaf};

static uint32_t again(uint32_t n)
{
    return n == 0 ? 0 : steps[n & 1](n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (again(5) > 5)
        deed_fault(deed_reason_value);
}
