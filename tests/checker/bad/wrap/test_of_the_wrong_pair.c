/* The test says nothing about this difference. */
#include "memory.component.h"

OWN OPT
static struct uint8_vector *make(uint64_t a, uint64_t b)
{
    if (a < b) //-
    //+ if (b < a)
        return NULL;
    return uint8_vector_take(b - a); //~ wrap
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make(deed_heap_used(), deed_heap_budget()));
}
