/* A function of the kernel's that no header of the SDK declares. */
#include "memory.component.h"

void deed_panic(uint32_t reason); //- //~ static
static uint32_t g_value;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_value = 1;
}
