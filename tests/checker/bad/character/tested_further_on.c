/* What was tested is the character behind the one that is equal. */
#include "memory.component.h"

static uint32_t equal(const char *a, const char *b)
{
    uint32_t n = 0;
    if (*a == 0)
        return 0;
    while (a[1] != 0 && *a == *b) { //-
    //+ while (a[0] != 0 && a[0] == *b) {
        n++;
        b++; //~ index
    }
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (equal("text", "texts") > 100)
        deed_fault(deed_reason_value);
}
