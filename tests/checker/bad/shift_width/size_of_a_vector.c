/* Room for 1 << n elements: at 32 it is none in a number of 32 bits. */
#include "memory.component.h"

OWN OPT
static struct uint64_vector *make(uint32_t n)
{
    uint32_t count = (n & 0xffff) << 17; //- //~ wrap
    //+ uint32_t count = (n & 0xffff) << 15;
    return uint64_vector_take(count);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make((uint32_t)deed_now()));
}
