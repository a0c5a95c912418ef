/* One of two tests is enough to get here, and a zero passes the second. */
#include "memory.component.h"

static uint32_t count(const char *s)
{
    uint32_t n = 0;
    while (*s > 'z' || *s < 'a') { //-
    //+ while (*s >= 'a' && *s <= 'z') {
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
