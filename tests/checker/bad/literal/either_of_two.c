/* A literal, or the address of a character. */
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
    if (length(deed_now() % 2 == 0 ? "x" : &letter) > 1) //- //~ count
    //+ if (length(deed_now() % 2 == 0 ? "x" : "") > 1 && letter == 'x')
        deed_fault(deed_reason_value);
}
