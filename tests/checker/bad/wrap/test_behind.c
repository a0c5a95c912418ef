/* The sum is tested when it has wrapped already. */
#include "memory.component.h"

OWN OPT
static struct uint8_vector *make(uint64_t a, uint64_t b)
{
    //+ if (a > 4096 || b > 4096)
    //+     return NULL;
    uint64_t size = a + b; //~ wrap
    if (size > 8192)
        return NULL;
    return uint8_vector_take(size);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make(deed_heap_used(), deed_heap_budget()));
}
