/* restrict: a promise to the compiler that the caller does not keep. */
#include "memory.component.h"

static void move(uint32_t *restrict to, const uint32_t *from) //- //~ type
//+ static void move(uint32_t *to, const uint32_t *from)
{
    *to = *from;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t word = 1;
    uint32_t other = 2;
    move(&word, &other);
}
