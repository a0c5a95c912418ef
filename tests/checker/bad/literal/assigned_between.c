/* The index is of the text that was there before. */
#include "memory.component.h"

static char letter(const char *s)
{
    uint32_t n = 0;
    while (s[n] != 0)
        n++;
    s = "";
    return s[n]; //- //~ index
    //+ return n > 0 ? s[0] : 'x';
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (letter("abc") != 0)
        deed_fault(deed_reason_value);
}
