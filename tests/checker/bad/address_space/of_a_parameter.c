/* What a function gets lies in another address space: the segment of the kernel's own data. */
#include "memory.component.h"

static void read(const __attribute__((address_space(256))) uint32_t *word OPT) //- //~ token
//+ static void read(const uint32_t *word OPT)
{
    (void)word;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    read(NULL);
}
