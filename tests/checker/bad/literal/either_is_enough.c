/* `||` where `&&` was meant. */
#include "memory.component.h"

static uint32_t count(const char *s, uint32_t most)
{
    uint32_t n = 0;
    while (n < most || s[n] != 0) //- //~ index
    //+ while (n < most && s[n] != 0)
        n++;
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (count("abc", 9) > 9)
        deed_fault(deed_reason_value);
}
