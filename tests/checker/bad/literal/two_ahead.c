/* One character is not zero; the one after the next may be anything. */
#include "memory.component.h"

static bool has_digit(const char *s)
{
    for (uint32_t i = 0; s[i] != 0; i++)
        if (s[i] == '%' && s[i + 2] == 'd') //- //~ index
        //+ if (s[i] == '%' && s[i + 1] == 'd')
            return true;
    return false;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (has_digit("%"))
        deed_fault(deed_reason_value);
}
