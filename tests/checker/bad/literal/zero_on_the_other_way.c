/* The way on which it is zero is taken for the one on which it is not. */
#include "memory.component.h"

static char second(const char *s)
{
    if (s[0] == 0) //-
    //+ if (s[0] != 0)
        return s[1]; //~ index
    return 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (second("") != 0)
        deed_fault(deed_reason_value);
}
