/* A pointer leaves the table for a local. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

static uint32_t (*const numbers[])(void) = {one};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t (*make)(void) = numbers[0]; //- //~ function-pointer
    //+ uint32_t made = numbers[0]();
    if (make == NULL) //-
    //+ if (made != 1)
        deed_fault(deed_reason_value);
}
