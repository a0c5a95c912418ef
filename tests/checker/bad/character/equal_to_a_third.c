/* It is equal to a character of which nothing is known. */
#include "memory.component.h"

static uint32_t equal(const char *a, const char *b, const char *c)
{
    uint32_t n = 0;
    while (*a != 0 && *c == *b) { //-
    //+ while (*c != 0 && *c == *b) {
        n += *a == *b;
        b++; //~ index
    }
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (equal("text", "texts", "") > 100)
        deed_fault(deed_reason_value);
}
