/* The end of one text is looked for, and the other is stepped on. */
#include "memory.component.h"

static bool starts_with(const char *s, const char *with)
{
    while (*with != 0) { //-
    //+ while (*with != 0 && *s != 0) {
        with++;
        s++; //~ index
    }
    return *with == *s;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (starts_with("abc", "abcdef"))
        deed_fault(deed_reason_value);
}
