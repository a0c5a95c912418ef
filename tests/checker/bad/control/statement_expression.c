/* A statement expression: jumps and declarations where an operand should be. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t value = ({ uint32_t v = 3; v + 1; }); //- //~ construct
    //+ uint32_t value = 4;
    if (value > 5)
        deed_fault(deed_reason_value);
}
