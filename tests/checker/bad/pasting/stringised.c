/* `#` makes a text of it, one character longer than it looks. */
#include "memory.component.h"

#define TEXT(x) #x

static uint64_t length(const char *text COUNT(count), uint64_t count)
{
    return AT(text, count, 0) == 'a' ? count : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (length(TEXT(abc), 5) == 7) //- //~ count
    //+ if (length(TEXT(abc), 4) == 7)
        deed_fault(deed_reason_value);
}
