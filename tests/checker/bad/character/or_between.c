/* One of the two tests was true, and not both. */
#include "memory.component.h"

static uint32_t equal(const char *a, const char *b)
{
    while (*a == 'x' || *a == *b) { //-
    //+ while (*a == 'x' && *a == *b) {
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
