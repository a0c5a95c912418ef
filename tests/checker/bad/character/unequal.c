/* They differ: one of them may be at its end. */
#include "memory.component.h"

static uint32_t equal(const char *a, const char *b)
{
    while (*a != 0 && *a != *b) { //-
    //+ while (*a != 0 && *a == *b) {
        a++;
        b++; //~ index
    }
    return *a == *b;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (equal("text", "texts") > 100)
        deed_fault(deed_reason_value);
}
