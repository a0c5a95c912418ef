/* Assembly that changes memory, and says so to nobody. */
#include "memory.component.h"

static uint32_t g_value;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_value = 1;
    __asm__ volatile("" : "+m"(g_value)); //- //~ token
    if (g_value == 2)
        deed_fault(deed_reason_value);
}
