/* The callee fills it on the way that is taken most of the time. */
#include "memory.component.h"

static void halve(uint32_t number, uint32_t *half)
{
    if (number % 2 == 0)
        *half = number / 2;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t half; //-
    //+ uint32_t half = 0;
    halve(7, &half);
    if (half > 3) //~ uninitialised
        deed_fault(deed_reason_value);
}
