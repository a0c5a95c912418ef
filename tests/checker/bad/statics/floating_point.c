/* Registers that nobody saves. */
#include "memory.component.h"

static double g_share; //- //~ type
//+ static uint32_t g_share;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sizeof(g_share) == 3)
        deed_fault(deed_reason_value);
}
