/* The entry calls a helper, and the helper the table. */
#include "memory.component.h"

static uint32_t leaf(uint32_t n)
{
    return n;
}

static uint32_t step(uint32_t n);

static uint32_t (*const steps[])(uint32_t n) = {leaf, step}; //- //~ recursion
//+ static uint32_t (*const steps[])(uint32_t n) = {leaf, leaf};

static uint32_t helper(uint32_t n)
{
    return steps[n & 1](n);
}

static uint32_t step(uint32_t n)
{
    return n == 0 ? 0 : helper(n - 1);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (step(5) > 5)
        deed_fault(deed_reason_value);
}
