/* AT is told more than the parameter says. */
#include "memory.component.h"

static void put(uint8_t name[8], uint32_t i)
{
    AT(name, 16, i) = 0; //- //~ count
    //+ AT(name, 8, i) = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t name[16] = {1};
    put(name, 9);
}
