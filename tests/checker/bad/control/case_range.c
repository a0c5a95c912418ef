/* A range of cases. */
#include "memory.component.h"

static bool is_digit(uint32_t c)
{
    switch (c) {
    case '0' ... '9': return true; //- //~ construct
    //+ case '0': return true;
    default: return false;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (is_digit('x'))
        deed_fault(deed_reason_value);
}
