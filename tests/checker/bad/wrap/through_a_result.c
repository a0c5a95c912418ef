/* The size is a result. */
#include "memory.component.h"

static uint64_t both(uint64_t a, uint64_t b)
{
    return a + b; //- //~ wrap
    //+ return deed_add_u64(a, b);
}

OWN OPT
static struct uint8_vector *make(uint64_t a, uint64_t b)
{
    return uint8_vector_take(both(a, b));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make(deed_heap_used(), deed_heap_budget()));
}
