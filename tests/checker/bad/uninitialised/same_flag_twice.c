/* Set under a flag, read under the same flag, which changed in between. */
#include "memory.component.h"

static uint32_t compute(uint32_t input)
{
    bool known = input > 3;
    uint32_t value; //-
    //+ uint32_t value = 0;
    if (known)
        value = input * 2;
    known = known || input == 1;
    if (known)
        return value; //~ uninitialised
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (compute(1) == 7)
        deed_fault(deed_reason_value);
}
