/* A zero is less than any digit, too. */
#include "memory.component.h"

static uint32_t count(const char *s)
{
    uint32_t n = 0;
    while (*s <= '9') { //-
    //+ while (*s > '9') {
        s++; //~ index
        n++;
    }
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (count("text") > 100)
        deed_fault(deed_reason_value);
}
