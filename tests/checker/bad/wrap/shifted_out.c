/* A shift loses the upper bits. */
#include "memory.component.h"

OWN OPT
static struct uint8_vector *make(uint64_t a, uint64_t b)
{
    return uint8_vector_take((a & 0xffff) << (b & 63)); //- //~ wrap
    //+ return uint8_vector_take((a & 0xffff) << (b & 15));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make(deed_heap_used(), deed_heap_budget()));
}
