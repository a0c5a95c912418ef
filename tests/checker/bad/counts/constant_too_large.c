/* memcpy's size: thirty-two bytes of sixteen. */
#include "memory.component.h"

static void clear(uint8_t *bytes COUNT(size), uint64_t size)
{
    for (uint64_t i = 0; i < size; i++)
        AT(bytes, size, i) = 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t line[16] = {1};
    clear(line, 32); //- //~ count
    //+ clear(line, 16);
    if (line[0] != 0)
        deed_fault(deed_reason_value);
}
