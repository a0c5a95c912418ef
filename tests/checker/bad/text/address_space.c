/* Another address space: GS, where the kernel keeps what is per core. */
#include "memory.component.h"

static uint32_t g_value;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const __attribute__((address_space(256))) uint32_t *there = NULL; //- //~ token
    //+ const uint32_t *there = NULL;
    if (there == NULL)
        g_value = 1;
}
