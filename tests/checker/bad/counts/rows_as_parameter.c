/* A table with fewer rows than the parameter says. */
#include "memory.component.h"

static void clear(uint32_t m[4][2])
{
    for (unsigned i = 0; i < 4; i++)
        m[i][1] = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t m[3][2] = {{1, 2}}; //-
    //+ uint32_t m[4][2] = {{1, 2}};
    clear(m); //~ count
}
