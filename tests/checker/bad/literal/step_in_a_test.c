/* `*s++` in the test is behind the zero when the loop ends, and goes on. */
#include "memory.component.h"

static uint32_t count(const char *s)
{
    uint32_t n = 0;
    while (*s++ != 0) //- //~ index
    //+ while (s[n] != 0)
        n++;
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (count("abc") > 8)
        deed_fault(deed_reason_value);
}
