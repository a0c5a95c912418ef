/* What is tested is another index, once it is cut to a byte. */
#include "memory.component.h"

static uint32_t equal(const char *a, const char *b, uint32_t i)
{
    uint32_t n = 0;
    struct uint8_const_slice all = deed_text_of(a);
    if (i >= all.length || i > 300)
        return 0;
    while (a[(uint8_t)i % 2] != 0 && a[i] == *b) { //-
    //+ while (a[i] != 0 && a[i] == *b) {
        n++;
        b++; //~ index
    }
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (equal("text", "texts", 1) > 100)
        deed_fault(deed_reason_value);
}
