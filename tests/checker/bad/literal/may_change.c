/* Characters that may change may lose their zero. */
#include "memory.component.h"

static uint32_t length(const char *s)
{
    uint32_t n = 0;
    while (s[n] != 0)
        n++;
    return n;
}

static uint32_t measure(char *text)
{
    return length(text); //- //~ count
    //+ return *text == 0 ? 0 : 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    char letter = 'x';
    if (measure(&letter) > 1)
        deed_fault(deed_reason_value);
}
