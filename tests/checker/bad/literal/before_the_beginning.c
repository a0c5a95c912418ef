/* A signed index runs below the first character. */
#include "memory.component.h"

static bool ends_with(const char *s, char letter)
{
    int n = 0;
    while (s[n] != 0)
        n++;
    return s[n - 1] == letter; //- //~ index
    //+ return n > 0 && s[n - 1] == letter;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (ends_with("", 'x'))
        deed_fault(deed_reason_value);
}
