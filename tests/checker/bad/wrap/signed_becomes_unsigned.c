/* A negative difference is a huge length. */
#include "memory.component.h"

OWN OPT
static struct uint8_vector *make(uint64_t a, uint64_t b)
{
    int64_t apart = (int64_t)(a & 0xff) - (int64_t)(b & 0xff);
    //+ if (apart < 0)
    //+     return NULL;
    return uint8_vector_take((uint64_t)apart); //~ wrap
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make(deed_heap_used(), deed_heap_budget()));
}
