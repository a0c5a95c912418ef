/* Who is called here? */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t (*function)(void) = one; //- //~ function-pointer
    //+ uint32_t function = one();
    if (function == 0)
        deed_fault(deed_reason_value);
}
