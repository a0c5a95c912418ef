/* The address of a whole array without a value. */
#include "memory.component.h"

static uint32_t sum(const uint32_t (*numbers)[4])
{
    return (*numbers)[0] + (*numbers)[3];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t numbers[4]; //-
    //+ uint32_t numbers[4] = {0};
    if (sum(&numbers) > 9) //~ uninitialised
        deed_fault(deed_reason_value);
}
