/* A loop made of goto. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t rounds = 0;
again:
    rounds++;
    if (rounds < 10)
        goto again; //- //~ control
        //+ rounds = 10;
}
