/* A local of the typedef's type would be a function that nobody knows. */
#include "memory.component.h"

typedef uint32_t (*step_fn)(uint32_t number);

static uint32_t twice(uint32_t number)
{
    return number * 2;
}

static const step_fn steps[] = {twice};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    step_fn step = steps[0]; //- //~ function-pointer
    if (step(2) > 4) //-
    //+ if (steps[0](2) > 4)
        deed_fault(deed_reason_value);
}
