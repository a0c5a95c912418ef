/* The index is of the text as it was before it was stepped on. */
#include "memory.component.h"

static char last(const char *s)
{
    uint32_t n = 0;
    while (s[n] != 0)
        n++;
    if (*s != 0)
        s++;
    return s[n]; //- //~ index
    //+ return n > 0 ? s[0] : 'x';
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (last("abc") != 0)
        deed_fault(deed_reason_value);
}
