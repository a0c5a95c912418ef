/* A table by typedef that is not constant. */
#include "memory.component.h"

typedef uint32_t (*step_fn)(uint32_t number);

static uint32_t twice(uint32_t number)
{
    return number * 2;
}

static step_fn steps[] = {twice}; //- //~ function-pointer
//+ static const step_fn steps[] = {twice};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (steps[0](2) > 4)
        deed_fault(deed_reason_value);
}
