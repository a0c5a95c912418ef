/* From a table it starts at anything. */
#include "memory.component.h"

static DEPTH(n) uint32_t sum(uint32_t n)
{
    if (n == 0)
        return 0;
    return n + sum(n - 1);
}

static uint32_t sum_of_ten(uint32_t n)
{
    return n + sum(10);
}

static uint32_t (*const sums[])(uint32_t n) = {
    sum, //- //~ depth
    //+ sum_of_ten,
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sums[0](1) + sum_of_ten(1) == 0)
        deed_fault(deed_reason_value);
}
