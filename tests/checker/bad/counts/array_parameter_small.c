/* An array of 8 is passed where the parameter says 13. */
#include "memory.component.h"

static void clear(uint8_t name[13])
{
    for (unsigned i = 0; i < 13; i++)
        name[i] = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t name[8] = {1}; //-
    //+ uint8_t name[13] = {1};
    clear(name); //~ count
}
