/* 65,536 times 65,536 is 0 in 32 bits: an empty vector, believed to be a table. */
#include "memory.component.h"

OWN OPT
static struct uint32_vector *table(uint32_t rows, uint32_t columns)
{
    return uint32_vector_take(rows * columns); //- //~ wrap
    //+ return uint32_vector_take((uint64_t)rows * columns);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(table(deed_to_u32(deed_heap_used()), 80));
}
