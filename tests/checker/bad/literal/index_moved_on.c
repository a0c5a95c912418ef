/* The character was not zero before the index was moved twice. */
#include "memory.component.h"

static bool has_escape(const char *s)
{
    uint32_t i = 0;
    while (s[i] != 0) {
        if (s[i] == '\\')
            i++; //-
            //+ return true;
        i++;
        if (s[i] == '!') //- //~ index
        //+ if (s[i] == '!')
            return true;
    }
    return false;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (has_escape("\\"))
        deed_fault(deed_reason_value);
}
