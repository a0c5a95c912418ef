/* `~a` as a length is a subtraction from the largest number: no wrap, but a + 1 is. */
#include "memory.component.h"

OWN OPT
static struct uint8_vector *make(uint64_t a, uint64_t b)
{
    return uint8_vector_take(~a + (b & 1)); //- //~ wrap
    //+ return uint8_vector_take((~a >> 1) + (b & 1));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make(deed_heap_used(), deed_heap_budget()));
}
