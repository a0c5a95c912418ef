/* Every second character is looked at, and the zero may be between. */
#include "memory.component.h"

static uint32_t count(const char *s)
{
    uint32_t n = 0;
    while (s[n] != 0) //- //~ index
        n += 2; //-
    //+ while (s[n] != 0)
    //+     n += 1;
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (count("abc") > 9)
        deed_fault(deed_reason_value);
}
