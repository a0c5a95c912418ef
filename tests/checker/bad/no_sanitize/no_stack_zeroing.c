/* A variable that is left as the stack has it, whatever the flags say. */
#include "memory.component.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t value __attribute__((uninitialized)); //- //~ token
    //+ uint32_t value;
    value = 1;
    if (value > 2)
        deed_fault(deed_reason_value);
}
