/* The size is a parameter: what is passed for it may not wrap. */
#include "memory.component.h"

OWN OPT
static struct uint8_vector *of(uint64_t size)
{
    return uint8_vector_take(size);
}

OWN OPT
static struct uint8_vector *make(uint64_t a, uint64_t b)
{
    return of(a * b); //- //~ wrap
    //+ return of(deed_multiply_u64(a, b));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make(deed_heap_used(), deed_heap_budget()));
}
