/* A table that is no constant: whom it calls can change. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

static uint32_t (*numbers[])(void) = {one}; //- //~ function-pointer
//+ static uint32_t (*const numbers[])(void) = {one};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (numbers[0]() != 1)
        deed_fault(deed_reason_value);
}
