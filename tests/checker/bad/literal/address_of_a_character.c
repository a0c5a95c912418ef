/* A character has no zero behind it. */
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
    const char letter = 'x';
    if (length(&letter) > 1) //- //~ count
    //+ if (length("x") > 1 && letter == 'x')
        deed_fault(deed_reason_value);
}
