/* The zero of one text is the limit in another. */
#include "memory.component.h"

static bool same(const char *a, const char *b)
{
    uint32_t i;
    for (i = 0; a[i] != 0; i++)
        if (a[i] != b[i]) //- //~ index
        //+ if (b[i] == 0 || a[i] != b[i])
            return false;
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (same("abc", ""))
        deed_fault(deed_reason_value);
}
