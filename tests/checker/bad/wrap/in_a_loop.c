/* The size grows each time round. */
#include "memory.component.h"

OWN OPT
static struct uint8_vector *make(uint64_t a, uint64_t b)
{
    uint64_t size = 1;
    for (uint64_t i = 0; i < b; i++)
        size *= a; //- //~ wrap
        //+ size = deed_multiply_u64(size, a);
    return uint8_vector_take(size);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make(deed_heap_used(), deed_heap_budget()));
}
