/* A goto jumps over a declaration and its initialiser, and C has nothing against it. */
#include "memory.component.h"

static uint32_t compute(uint32_t input)
{
    //+ uint32_t value = 3;
    if (input == 0)
        goto out; //~ control
    uint32_t value = 3; //-
    value += input;
    input = value;
out:
    return input;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (compute(0) == 7)
        deed_fault(deed_reason_value);
}
