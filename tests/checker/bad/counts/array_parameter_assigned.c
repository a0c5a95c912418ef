/* The pointer that the parameter is gets another value, which has fewer. */
#include "memory.component.h"

static void put(uint8_t name[8], uint8_t *less COUNT(4))
{
    name = less; //- //~ count
    //+ less[0] = 1;
    name[7] = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t name[8] = {1}, less[4] = {0};
    put(name, less);
}
