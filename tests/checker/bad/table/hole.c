/* An element that nobody filled. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

static uint32_t (*const numbers[3])(void) = {one, one}; //-
//+ static uint32_t (*const numbers[2])(void) = {one, one};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (numbers[i]() != 1) //~ null
            deed_fault(deed_reason_value);
}
