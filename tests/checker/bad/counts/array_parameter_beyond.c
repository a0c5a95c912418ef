/* The index runs to the number that was meant, not to the one that is written. */
#include "memory.component.h"

static void clear(uint8_t name[8])
{
    for (unsigned i = 0; i < 9; i++) //-
    //+ for (unsigned i = 0; i < 8; i++)
        name[i] = 0; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t name[8] = {1};
    clear(name);
}
