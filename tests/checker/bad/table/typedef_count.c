/* The typedef leaves out how many there are. */
#include "memory.component.h"

typedef uint32_t (*sum_fn)(const uint32_t *numbers, uint32_t n); //-
//+ typedef uint32_t (*sum_fn)(const uint32_t *numbers COUNT(n), uint32_t n);

static uint32_t sum(const uint32_t *numbers COUNT(n), uint32_t n)
{
    return n > 0 ? numbers[n - 1] : 0;
}

static const sum_fn sums[] = {sum}; //~ annotation

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    static const uint32_t numbers[] = {1, 2};
    if (sums[0](&numbers[0], 2) > 3) //-
    //+ if (sums[0](numbers, 2) > 3)
        deed_fault(deed_reason_value);
}
