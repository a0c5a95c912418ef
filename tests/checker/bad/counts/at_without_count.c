/* AT on a pointer that counts nothing. */
#include "memory.component.h"

static uint8_t second(const uint8_t *byte)
{
    return AT(byte, 2, 1); //- //~ index
    //+ return *byte;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t byte = 1;
    if (second(&byte) > 100)
        deed_fault(deed_reason_value);
}
