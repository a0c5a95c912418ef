/* An array of three letters is full. */
#include "memory.component.h"

static uint32_t length(const char *s)
{
    uint32_t n = 0;
    while (s[n] != 0)
        n++;
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    static const char name[3] = {'a', 'b', 'c'}; //-
    if (length(name) > 3) //- //~ count
    //+ if (length("abc") > 3)
        deed_fault(deed_reason_value);
}
