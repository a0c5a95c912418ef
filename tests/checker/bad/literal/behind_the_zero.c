/* One character is read behind the zero. */
#include "memory.component.h"

static char last(const char *s)
{
    uint32_t n = 0;
    while (s[n] != 0)
        n++;
    return s[n + 1]; //- //~ index
    //+ return s[n];
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (last("abc") != 0)
        deed_fault(deed_reason_value);
}
