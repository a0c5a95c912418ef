/* One character was seen, and two are stepped over. */
#include "memory.component.h"

static char third(const char *s)
{
    if (*s == 0)
        return 0;
    s++;
    s++; //- //~ index
    return *s;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (third("") != 0)
        deed_fault(deed_reason_value);
}
