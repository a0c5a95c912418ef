/* The row behind the last, of a parameter that is a table. */
#include "memory.component.h"

static void clear(uint32_t m[4][2])
{
    for (unsigned i = 0; i <= 4; i++) //-
    //+ for (unsigned i = 0; i < 4; i++)
        m[i][1] = 0; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t m[4][2] = {{1, 2}};
    clear(m);
}
