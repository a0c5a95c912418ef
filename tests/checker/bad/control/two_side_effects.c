/* Which i? */
#include "memory.component.h"

static uint32_t g_cell[16];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t i = 3;
    g_cell[i++] = i; //- //~ sequence
    //+ g_cell[i] = i;
    if (i > 10)
        deed_fault(deed_reason_value);
}
