/* A suffix that makes a number another one: what should have been 64 bits wide wraps at 32. */
#include "memory.component.h"

#define NUMBER(n, suffix) n##suffix

OWN OPT
static struct uint8_vector *make(uint32_t count)
{
    return uint8_vector_take(count * NUMBER(65536, u)); //- //~ wrap
    //+ return uint8_vector_take(count * NUMBER(65536, ul));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(make((uint32_t)(deed_now() & 0xfffff)));
}
