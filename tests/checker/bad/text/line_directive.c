/* From here on all reports name other lines. */
#include "memory.component.h"

static uint32_t g_value;
#line 1000 //- //~ token

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_value = 1;
}
