/* The text goes on between the two tests. */
#include "memory.component.h"

static uint32_t equal(const char *a, const char *b)
{
    const char *next = a;
    if (*a != 0)
        next++;
    while (*a != 0 && (a = next) != NULL && *a == *b) { //-
    //+ while (*a != 0 && *a == *b) {
        b++; //~ index
    }
    return *a == *next;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (equal("text", "texts") > 100)
        deed_fault(deed_reason_value);
}
