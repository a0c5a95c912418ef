/* More characters are passed than the text has. */
#include "memory.component.h"

static uint32_t sum(const char *letters COUNT(n), uint32_t n)
{
    uint32_t all = 0;
    for (uint32_t i = 0; i < n; i++)
        all += (uint32_t)letters[i];
    return all;
}

static uint32_t sum_of(const char *s)
{
    uint32_t n = 0;
    while (s[n] != 0)
        n++;
    return sum(s, n + 2); //- //~ count
    //+ return sum(s, n);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (sum_of("abc") == 0)
        deed_fault(deed_reason_value);
}
