/* A call through the address of a function: today of this one. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t value = (&one)(); //- //~ function-pointer
    //+ uint32_t value = one();
    if (value == 0)
        deed_fault(deed_reason_value);
}
