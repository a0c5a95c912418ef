/* A function as an argument. */
#include "memory.component.h"

typedef uint32_t (*step_fn)(uint32_t number);

static uint32_t twice(uint32_t number)
{
    return number * 2;
}

static const step_fn steps[] = {twice};

static uint32_t run(step_fn step) //- //~ function-pointer
//+ static uint32_t run(uint32_t step)
{
    return step(2); //-
    //+ return steps[step & 0](2);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (run(twice) > 4) //-
    //+ if (run(0) > 4)
        deed_fault(deed_reason_value);
}
