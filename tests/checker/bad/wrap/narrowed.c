/* The number is cut to 32 bits on its way. */
#include "memory.component.h"

OWN OPT
static struct uint8_vector *make(uint64_t a, uint64_t b)
{
    uint32_t size = (uint32_t)a; //- //~ wrap
    //+ uint32_t size = deed_to_u32(a);
    return b > 0 ? uint8_vector_take(size) : NULL;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make(deed_heap_used(), deed_heap_budget()));
}
