/* A text has nothing in front of it. */
#include "memory.component.h"

static char before(const char *s)
{
    s--; //- //~ pointer-arithmetic
    return *s;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (before("") != 0)
        deed_fault(deed_reason_value);
}
