/* A constant that is a pointer to a function, and no table. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

static uint32_t (*const make)(void) = one; //- //~ function-pointer
//+ static uint32_t (*const make[])(void) = {one};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sizeof make != sizeof(uint64_t) || one() != 1)
        deed_fault(deed_reason_value);
}
